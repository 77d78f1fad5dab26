// TCP connections outlive their programs: data that nobody acknowledges keeps an orphaned socket, and with it the whole
// network namespace, alive for some 100 s after the last process has gone (tcp_orphan_retries).
#pragma once

namespace netns {

/// Ends every TCP connection of the current network namespace, and lets those that remain die after one retransmission.
/// For a namespace that is going down; never fails.
void endConnections();

}  // namespace netns
