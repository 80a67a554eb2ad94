// SPDX-License-Identifier: MulanPSL-2.0
/* What is a question, and what is an answer to it. */
#include "base/tap.h"
#include "modules/survey/survey_rules.h"
#include <string.h>

#define LINES20 "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20"

static struct survey_question asked(const char *kind, const char *options)
{
    return (struct survey_question){
        .kind = str_from(kind), .text = S("?"), .options = str_from(options), .required = true};
}

static void questions(void)
{
    const struct survey_question one = asked("single", " 甲 \n\n乙\n"),
                                 scale = asked("scale", "x\ny");
    const struct survey_question letters = asked("single", "A\nB");
    const struct survey_question text = asked("text", "x\ny"), few = asked("multiple", "甲\n\n");
    const struct survey_question most = asked("multiple", LINES20),
                                 many = asked("single", LINES20 "\n21");

    EQ_INT(survey_choices(&one), 2, "lines that are not empty");
    EQ_INT(survey_choices(&scale), 5, "points of the scale");
    EQ_INT(survey_choices(&text), 0, "a text has none");
    EQ_STR(survey_choice(&one, 1), "甲", "the first");
    EQ_STR(survey_choice(&one, 2), "乙", "the second");
    EQ_STR(survey_choice(&one, 3), "", "no third");
    EQ_STR(survey_choice(&letters, 2), "B", "of one letter");
    EQ_STR(survey_choice(&scale, 1), "", "points have no text");
    OK(survey_question_fault(&one) == NULL && survey_question_fault(&scale) == NULL &&
           survey_question_fault(&text) == NULL && survey_question_fault(&most) == NULL,
       "these can be asked");
    EQ_TEXT(survey_question_fault(&few), "survey.options_few", "one choice is none");
    EQ_TEXT(survey_question_fault(&many), "survey.options_many", "21 are too many");
}

static const char *fault(const struct survey_question *q, const char *a, const char *b)
{
    const struct str values[] = {str_from(a), str_from(b)};
    const struct survey_value v = {1, values, b != NULL ? 2 : a != NULL ? 1 : 0};
    const char *key = survey_value_fault(q, &v);

    return key == NULL ? "" : key;
}

static void values(void)
{
    struct survey_question one = asked("single", "甲\n乙"), many = asked("multiple", "甲\n乙\n丙");
    struct survey_question scale = asked("scale", ""), text = asked("text", "");
    char longest[SURVEY_TEXT_CHARS + 2];

    EQ_TEXT(fault(&one, NULL, NULL), "survey.answer_missing", "it has to be answered");
    EQ_TEXT(fault(&one, "", NULL), "survey.answer_missing", "nothing is no answer");
    one.required = false;
    EQ_TEXT(fault(&one, NULL, NULL), "", "or not");
    EQ_TEXT(fault(&one, "1", NULL), "", "the first");
    EQ_TEXT(fault(&one, "2", NULL), "", "the last");
    EQ_TEXT(fault(&one, "3", NULL), "form.choose", "past the last");
    EQ_TEXT(fault(&one, "0", NULL), "form.choose", "before the first");
    EQ_TEXT(fault(&one, "x", NULL), "form.choose", "no number");
    EQ_TEXT(fault(&one, "1", "2"), "form.choose", "one of them");
    EQ_TEXT(fault(&many, "1", "3"), "", "several");
    EQ_TEXT(fault(&many, "1", "1"), "form.choose", "each once");
    EQ_TEXT(fault(&scale, "5", NULL), "", "five points");
    EQ_TEXT(fault(&scale, "6", NULL), "form.choose", "not six");
    EQ_TEXT(fault(&text, "好", NULL), "", "words");
    EQ_TEXT(fault(&text, "好", "坏"), "form.choose", "once");
    memset(longest, 'x', sizeof longest);
    longest[SURVEY_TEXT_CHARS] = 0;
    EQ_TEXT(fault(&text, longest, NULL), "", "500 characters");
    longest[SURVEY_TEXT_CHARS] = 'x';
    longest[SURVEY_TEXT_CHARS + 1] = 0;
    EQ_TEXT(fault(&text, longest, NULL), "survey.text_long", "not 501");
}

static void changes(void)
{
    const struct survey_new same = {.title = S("甲"),
                                    .intro = S("乙"),
                                    .way = S("open"),
                                    .shown = true},
                            title = {.title = S("丁"), .intro = S("乙"), .way = S("open")},
                            intro = {.title = S("甲"), .intro = S("丁"), .way = S("open")},
                            way = {.title = S("甲"), .intro = S("乙"), .way = S("link")};
    struct survey s = {.title = S("甲"), .intro = S("乙"), .way = S("open"), .state = S("draft")};

    OK(survey_change_fault(&s, &title) == NULL && survey_change_fault(&s, &way) == NULL,
       "a draft is changed as one likes");
    s.state = S("open");
    OK(survey_change_fault(&s, &same) == NULL, "later its day, and whether it is shown");
    EQ_TEXT(survey_change_fault(&s, &title), "survey.not_draft", "not its title");
    EQ_TEXT(survey_change_fault(&s, &intro), "survey.not_draft", "nor its words");
    EQ_TEXT(survey_change_fault(&s, &way), "survey.not_draft", "nor who answers");
    s.state = S("closed");
    EQ_TEXT(survey_change_fault(&s, &same), "survey.is_closed", "nothing once it is over");
}

static void days(void)
{
    const struct date today = {2026, 11, 20}, none = {0}, before = {2026, 11, 19};

    OK(survey_takes(S("open"), none, today) && survey_takes(S("open"), today, today), "open");
    OK(!survey_takes(S("open"), before, today), "its day is over");
    OK(!survey_takes(S("draft"), none, today) && !survey_takes(S("closed"), none, today),
       "not open");
}

int main(void)
{
    questions();
    values();
    changes();
    days();
    return tap_done();
}
