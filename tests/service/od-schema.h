/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-json.h"

G_BEGIN_DECLS

/* What is wrong with @value by @schema, as a path and a sentence; NULL: nothing. Knows the part of JSON Schema that our description uses: $ref
 * into @root, type, enum, properties, required, items, additionalProperties, oneOf. Stricter than the standard: a member that stands in
 * no properties is wrong, so that nothing is said that nobody described. */
char *od_schema_complain (OdJson     *root,
                          OdJson     *schema,
                          OdJson     *value,
                          const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
