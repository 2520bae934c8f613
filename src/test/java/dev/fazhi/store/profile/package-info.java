@NullMarked
package dev.fazhi.store.profile;

import org.jspecify.annotations.NullMarked;
