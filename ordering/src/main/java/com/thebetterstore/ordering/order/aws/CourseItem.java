package com.thebetterstore.ordering.order.aws;

import static com.thebetterstore.ordering.order.aws.AttributeFormat.*;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.course.EndReason;
import com.thebetterstore.ordering.order.course.HoldReason;
import com.thebetterstore.platform.table.Row;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An order's course as an attribute: a map whose `kind` names it.
final class CourseItem {

  static final String COURSE = "course";

  private static final String KIND = "kind";
  private static final String WHY = "why";

  private CourseItem() {}

  static AttributeValue write(Course course) {
    return fromM(
        switch (course) {
          case Course.Open _ -> Map.of(KIND, fromS("OPEN"));
          case Course.Held(var why, var since) ->
              Map.of(KIND, fromS("HELD"), WHY, name(why), "at", time(since));
          case Course.Ended(var why, var reason, var at) ->
              Map.of(KIND, fromS("ENDED"), WHY, name(why), "reason", fromS(reason), "at", time(at));
          case Course.Unknown(var what) ->
              throw new IllegalArgumentException(
                  "an order with unknown " + what + " is not written");
        });
  }

  /// The course, or that something of the order was not understood.
  static Course read(Row row, Reading reading) {
    var course = row.row(COURSE);
    Optional<Course> known =
        switch (course.text(KIND)) {
          case "OPEN" -> Optional.of(new Course.Open());
          case "HELD" ->
              reading
                  .constant(course, WHY, HoldReason.class)
                  .map(why -> new Course.Held(why, course.instant("at")));
          case "ENDED" ->
              reading
                  .constant(course, WHY, EndReason.class)
                  .map(why -> new Course.Ended(why, course.text("reason"), course.instant("at")));
          default -> Optional.empty();
        };
    if (known.isEmpty()) {
      reading.doesNotKnow(COURSE);
    }
    return reading.unknown().<Course>map(Course.Unknown::new).or(() -> known).orElseThrow();
  }
}
