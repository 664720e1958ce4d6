/**
 * What went wrong, said so that a person can act: a sentence, a hint, a runbook page and an exit code.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package com.sitearis.maintenance.failure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
