/// Record linkage without dependencies: columns of people in, persons and the reasons for them out.
module org.kith.linkage {
    requires static org.jspecify;

    exports org.kith.linkage;
    exports org.kith.linkage.comparison;
    exports org.kith.linkage.uk;
}
