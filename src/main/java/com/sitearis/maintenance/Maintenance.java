package com.sitearis.maintenance;

import com.sitearis.maintenance.cli.Commands;

/** Where the program begins: {@code maintenance plan}, {@code maintenance serve} and the other commands. */
public final class Maintenance {

    private Maintenance() {}

    public static void main(String[] args) {
        System.exit(Commands.execute(args));
    }
}
