/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Marks a text for translation; what says it is od_texts_say (). */
#define N_(text) text
#define NC_(text, plural) text, plural
