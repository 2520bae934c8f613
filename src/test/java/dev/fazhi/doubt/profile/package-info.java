@NullMarked
package dev.fazhi.doubt.profile;

import org.jspecify.annotations.NullMarked;
