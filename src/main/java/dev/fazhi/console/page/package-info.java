/** The pages by subject, with the formats and links of their templates. */
@NullMarked
package dev.fazhi.console.page;

import org.jspecify.annotations.NullMarked;
