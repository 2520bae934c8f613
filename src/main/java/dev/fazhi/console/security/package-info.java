/**
 * Security of the console: rights, sign-in, throttling, limits on requests, proxies, sessions and
 * the cache of pages by role.
 */
@NullMarked
package dev.fazhi.console.security;

import org.jspecify.annotations.NullMarked;
