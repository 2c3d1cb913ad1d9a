package org.kith.partners.intake;

import org.kith.partners.deliveries.Receipt;

/// A file's receipt, and the delivery it is the receipt of.
///
/// @param known whether it was in or waited already; the delivery is the earlier one then
public record Taken(int delivery, Receipt receipt, boolean known) {}
