/**
 * What the staff declare and what comes of it: the tasks of the guide, bulletins, forms, templates,
 * optional metrics and proposed sources. Figures are those that plain code counts in the rows.
 */
@NullMarked
package dev.fazhi.job.declared;

import org.jspecify.annotations.NullMarked;
