/// Working lists, alerts, the needs on a family's and a person's page, and the public page of rules.
@NullMarked
package org.kith.needs.web;

import org.jspecify.annotations.NullMarked;
