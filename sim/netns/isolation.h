// Namespaces that nobody else can find, and a family of processes that dies as one.
//
//   parent (node) ── keeper's guard ── init of the PID namespace (the keeper) ── programs
//                    PR_SET_PDEATHSIG  PR_SET_PDEATHSIG + life pipe              killed by the kernel with their init
#pragma once

namespace netns {

/// Enters new network and PID namespaces (as root, or by way of a user namespace), forks their init and returns in it;
/// the calling process waits for init and exits as it did. Returns the read end of the life pipe: readable (end of file)
/// once the guard is gone. Throws Failure with a cure where the system refuses.
int becomeInit();

}  // namespace netns
