//! The begin time of the rotation: date words, the zone that is assumed, and the next runs.
