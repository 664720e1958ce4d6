package com.sitearis.maintenance.cli;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What Spring starts for commands that carry out runs: the {@code …Configuration} of every package. */
@SpringBootApplication(proxyBeanMethods = false, scanBasePackages = "com.sitearis.maintenance")
class NodeApplication {}
