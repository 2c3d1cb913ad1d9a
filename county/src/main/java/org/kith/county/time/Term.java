package org.kith.county.time;

/// A school term; `census` is the day on which the school census looks at it.
public record Term(int schoolYear, Season season, int from, int until, int census) {

    public enum Season {
        AUTUMN,
        SPRING,
        SUMMER;

        public String word() {
            return switch (this) {
                case AUTUMN -> "autumn";
                case SPRING -> "spring";
                case SUMMER -> "summer";
            };
        }
    }

    /// The calendar year by which the census names itself.
    public int year() {
        return season == Season.AUTUMN ? schoolYear : schoolYear + 1;
    }

    /// The day on which the census reaches the council.
    public int received() {
        return switch (season) {
            case AUTUMN -> Days.of(year(), 11, 1);
            case SPRING -> Days.of(year(), 3, 1);
            case SUMMER -> Days.of(year(), 7, 1);
        };
    }
}
