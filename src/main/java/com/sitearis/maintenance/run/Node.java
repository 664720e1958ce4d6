package com.sitearis.maintenance.run;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;

/**
 * One program that works on runs.
 *
 * @param name host and process number, as {@code run show} prints it
 */
public record Node(String name, String host, long pid, String version, Instant started) {

    /** This program. */
    public static Node here(Clock clock) {
        String host = hostName();
        long pid = ProcessHandle.current().pid();
        String version = Node.class.getPackage().getImplementationVersion();
        return new Node(host + "/" + pid, host, pid, version == null ? "unpacked" : version, clock.instant());
    }

    /**
     * Whether a node of that name cannot be alive: it was a process of this host, and is none any more. Our own name
     * means an earlier process with our number, as every restart of a container has.
     */
    boolean surelyGone(String other) {
        if (!other.startsWith(host + "/")) {
            return false;
        }
        long otherPid = Long.parseLong(other.substring(host.length() + 1));
        return otherPid == pid
                || ProcessHandle.of(otherPid).filter(ProcessHandle::isAlive).isEmpty();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
