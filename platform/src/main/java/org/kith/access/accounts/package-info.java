/// Who may sign in and what they are here for, how passwords are kept, and signing in, which tells a guesser
/// nothing. It decides nothing about anybody's data.
@NamedInterface("accounts")
@NullMarked
package org.kith.access.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
