/// Files that came, each with its receipt, the words that people gave on it, and the settings in it that no
/// register knows. It takes no file in and reads no row.
@NamedInterface("deliveries")
@NullMarked
package org.kith.partners.deliveries;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
