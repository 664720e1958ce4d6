/**
 * PostgreSQL as we use it: its client programs, the embedded server, scratch servers, and addresses of databases.
 *
 * <p>The only package that starts PostgreSQL's programs. Passwords travel in a private password file; every child dies
 * with the program.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan"})
@NullMarked
package com.sitearis.maintenance.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
