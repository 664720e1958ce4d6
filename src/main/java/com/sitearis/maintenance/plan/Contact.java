package com.sitearis.maintenance.plan;

import java.util.List;

/**
 * A role that is told what happens.
 *
 * @param duty when the role is on duty, such as {@code Mon-Fri 09:00-18:00}; empty means always
 */
public record Contact(String name, String email, List<String> duty) {}
