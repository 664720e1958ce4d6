package com.sitearis.maintenance;

import com.sitearis.maintenance.cli.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Where the program begins: {@code maintenance plan}, {@code maintenance serve} and the other commands.
 *
 * <p>Only {@code serve} and {@code demo} start Spring, with the configurations found beneath this class; the others build
 * the few objects they need.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class Maintenance {

    public static void main(String[] args) {
        System.exit(Commands.execute(args));
    }
}
