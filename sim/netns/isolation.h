// Namespaces that nobody else can find, and a family of processes that dies as one.
//
//   parent (node) ── guard ── init of the PID namespace: the keeper ── programs
//
// The parent dies: the kernel kills the guard (PR_SET_PDEATHSIG). The guard dies: init sees the life pipe end, and ends the
// programs and itself. Init dies: the kernel kills the programs (PID namespace), and the guard ends. Whoever of guard and
// init is last ends the TCP connections too (orphans.h).
#pragma once

namespace netns {

/// Enters new network and PID namespaces (as root, or by way of a user namespace), forks their init and returns in it;
/// the calling process becomes the guard, and exits as init did. Returns the read end of the life pipe: readable (end of
/// file) once the guard is gone. Throws Failure with a cure where the system refuses.
int becomeInit();

/// Called by init before it exits: ends every program of the PID namespace, and their connections.
void endPrograms();

}  // namespace netns
