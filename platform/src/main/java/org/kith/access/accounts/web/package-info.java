/// Signing in, an account as its holder sees it, and all of them for whoever answers for them.
@NullMarked
package org.kith.access.accounts.web;

import org.jspecify.annotations.NullMarked;
