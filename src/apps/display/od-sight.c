/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-sight.h"

#include <math.h>

#define DIGIT_DEGREES 0.7
#define X_CSS_PX 16.0
#define CSS_PX_OF_DISTANCE 2688.0

double
od_sight_reach (double digit_mm,
                double x_mm)
{
  double of_digit = digit_mm / tan (DIGIT_DEGREES * G_PI / 180.0);
  double of_x = x_mm * CSS_PX_OF_DISTANCE / X_CSS_PX;

  return MIN (of_digit, of_x) / 1000.0;
}
