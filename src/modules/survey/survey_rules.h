// SPDX-License-Identifier: MulanPSL-2.0
/** What is a question, and what is an answer to it. Pure. */
#ifndef SURVEY_RULES_H
#define SURVEY_RULES_H
#include "modules/survey/survey.h"

/** How many choices a question has: lines of its options, points of the scale, 0 for a text. */
size_t survey_choices(const struct survey_question *q);
/** Text of the n-th choice, from 1; "" if there is none or it is a point of the scale. */
struct str survey_choice(const struct survey_question *q, int64_t n);
/** NULL: the question can be asked; else the key of what is wrong with it. */
const char *survey_question_fault(const struct survey_question *q);
/** NULL: an answer to it; else the key of what is wrong. */
const char *survey_value_fault(const struct survey_question *q, const struct survey_value *v);
/** NULL: it may be changed so; else the key of the reason. Once answers are taken, title, words and
 *  way stay as those who have answered saw them. */
const char *survey_change_fault(const struct survey *s, const struct survey_new *in);
/** Are answers taken on that day? */
bool survey_takes(struct str state, struct date closes_on, struct date today);
#endif
