/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far off a screen can be read, in metres, by EN 301 549: a figure (as high as a capital) fills 0.7° or more (V3.2.1, 5.1.4), a small x
 * 16 CSS pixels, the pixel being a 2688th of the distance (V4.1, 5.1.4; WCAG2ICT). The lesser of both; heights in millimetres. */
double od_sight_reach (double digit_mm,
                       double x_mm);

G_END_DECLS
