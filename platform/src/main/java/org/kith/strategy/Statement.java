package org.kith.strategy;

/// What somebody would say if the strategy had succeeded; judged by asking them.
public record Statement(String code, Of of, String says) {

    /// Who says it.
    public enum Of {
        CHILDREN("Children and young people"),
        PARENTS("Parents and carers");

        private final String words;

        Of(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
