package com.sitearis.maintenance.audit;

/**
 * What somebody is about to do. Nothing in it is a secret.
 *
 * @param actor an account, a person at the command line, or anonymous
 * @param via session, token NAME, or command
 * @param address of the sender; the host of a command
 * @param action what is done, without its subject: {@code POST /runs/{run}/relaunch}, {@code job run}
 * @param subject what it is done to; empty when the action says it
 * @param detail the rest of what was asked
 * @param request found in the log and in problem documents as well
 */
public record AuditEntry(
        String actor, String via, String address, String action, String subject, String detail, String request) {

    private static final int LONGEST = 1000;

    public AuditEntry {
        actor = cut(actor);
        via = cut(via);
        address = cut(address);
        action = cut(action);
        subject = cut(subject);
        detail = cut(detail);
        request = cut(request);
    }

    /** One line of bounded length: what others write into it can neither break lines nor fill the disk. */
    static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
