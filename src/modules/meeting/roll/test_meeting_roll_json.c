// SPDX-License-Identifier: MulanPSL-2.0
/* Published records of meetings and votes: what is read, what is refused. */
#include "base/tap.h"
#include "modules/meeting/roll/meeting_roll_json.h"

#define MATTER(id, step, votes)                                                                    \
    "{\"ID\":" id ",\"File\":\"Int 0001-2023\",\"Name\":\"A bill\",\"History\":[{\"ID\":11,"       \
    "\"Date\":\"2023-01-04T13:30:00Z\",\"Action\":\"Approved\",\"BodyName\":\"City "               \
    "Council\"," step "\"Votes\":[" votes "]}]}"
#define VOTE(id, name, word) "{\"ID\":" id ",\"FullName\":\"" name "\",\"Vote\":\"" word "\"}"

static enum status parse(struct arena *a, const char *text, struct meeting_roll_document *out,
                         struct err *err)
{
    *err = (struct err){0};
    return meeting_roll_parse(a, str_from(text), out, err);
}

static void words(struct arena *a)
{
    static const struct {
        const char *there, *word;
    } ROWS[] = {
        {"Affirmative", "yes"},     {"Negative", "no"},      {"Abstain", "abstain"},
        {"Absent", "absent"},       {"Medical", "medical"},  {"Parental ", "parental"},
        {"Maternity", "maternity"}, {" Excused", "excused"}, {"Non-voting", "non_voting"},
    };
    struct meeting_roll_document doc;
    struct err err;

    arr_each (i, COUNT(ROWS)) {
        const struct str text = str_printf(
            a,
            MATTER("5", "\"EventID\":7,", "{\"ID\":1,\"FullName\":\" Ann Ash \",\"Vote\":\"%s\"}"),
            ROWS[i].there);

        EQ_INT(meeting_roll_parse(a, text, &doc, &err), ST_OK, ROWS[i].there);
        EQ_TEXT(doc.matter.steps[0].votes[0].word, ROWS[i].word, "its word");
    }
    EQ_STR(doc.matter.steps[0].votes[0].name, "Ann Ash", "blanks around a name do not count");
    EQ_INT(doc.matter.steps[0].minute, 13 * 60 + 30, "the hour as the place had it");
    EQ_INT(doc.matter.steps[0].passed, -1, "nothing is said of the result");
}

static void meetings(struct arena *a)
{
    static const char TEXT[] =
        "{\"ID\":7,\"BodyName\":\"City Council\",\"Date\":\"2023-04-10T13:30:00-04:00\","
        "\"AgendaStatusName\":\"Final\",\"Items\":["
        "{\"ID\":12,\"Title\":\"Second\",\"AgendaSequence\":5,\"PassedFlagName\":\"Pass\"},"
        "{\"ID\":13,\"Title\":\"First\",\"AgendaSequence\":0,\"MinutesSequence\":2,\"RollCall\":["
        "{\"ID\":1,\"FullName\":\"Ann Ash\",\"Value\":\"Present\"},"
        "{\"ID\":2,\"FullName\":\"Bob Birch\",\"Value\":\"Maternity\"}]}]}";
    struct meeting_roll_document doc;
    struct err err;

    EQ_INT(parse(a, TEXT, &doc, &err), ST_OK, "a meeting");
    OK(doc.is_meeting && doc.meeting.held, "that was held");
    EQ_INT(doc.meeting.items_count, 2, "two items");
    EQ_STR(doc.meeting.items[0].title, "First", "by their order");
    EQ_INT(doc.meeting.items[0].roll_count, 2, "with its roll");
    EQ_TEXT(doc.meeting.items[0].roll[1].word, "maternity", "absences by name");
    EQ_INT(doc.meeting.items[1].passed, 1, "passed");
}

static void refused(struct arena *a)
{
    static const struct {
        const char *text, *key, *arg;
    } ROWS[] = {
        {"", "meeting.record.not_json", "1"},
        {"{\n\n  nonsense", "meeting.record.not_json", "3"},
        {"[]", "meeting.record.not_known", ""},
        {"{\"Items\":7}", "meeting.record.not_known", ""},
        {MATTER("0", "\"EventID\":7,", ""), "meeting.record.missing", "ID"},
        {MATTER("\"5\"", "\"EventID\":7,", ""), "meeting.record.missing", "ID"},
        {MATTER("5", "", VOTE("1", "Ann Ash", "Absent")), "meeting.record.missing", "EventID"},
        {MATTER("5", "\"EventID\":7,", VOTE("1", " ", "Absent")), "meeting.record.missing",
         "FullName"},
        {MATTER("5", "\"EventID\":7,", VOTE("1", "Ann Ash", "Perhaps")),
         "meeting.record.word_unknown", "Perhaps"},
        {MATTER("5", "\"EventID\":7,",
                VOTE("1", "Ann Ash", "Absent") "," VOTE("2", "Bo Beech", "Absent") "," VOTE(
                    "1", "Ann Ash", "Affirmative")),
         "meeting.record.twice", "Ann Ash"},
        {MATTER("5", "\"EventID\":7,\"PassedFlagName\":\"Perhaps\",", ""),
         "meeting.record.word_unknown", "Perhaps"},
        {"{\"ID\":7,\"BodyName\":\"b\",\"Items\":[],\"Date\":\"0001-01-01T00:00:00Z\"}",
         "meeting.record.date_wrong", "Date"},
        {"{\"ID\":7,\"BodyName\":\"b\",\"Items\":[],\"Date\":\"2023-02-30T00:00:00Z\"}",
         "meeting.record.date_wrong", "Date"},
        {"{\"ID\":7,\"BodyName\":\"b\",\"Items\":[],\"Date\":\"2023-02-20T24:00:00Z\"}",
         "meeting.record.date_wrong", "Date"},
        {"{\"ID\":7,\"BodyName\":\"b\",\"Items\":[null],\"Date\":\"2023-02-20\"}",
         "meeting.record.missing", "Items"},
    };
    struct meeting_roll_document doc;
    struct err err;

    arr_each (i, COUNT(ROWS)) {
        EQ_INT(parse(a, ROWS[i].text, &doc, &err), ST_INVALID, ROWS[i].key);
        EQ_TEXT(err.key, ROWS[i].key, "by its key");
        EQ_TEXT(err.arg, ROWS[i].arg, "and what it is about");
    }
}

int main(void)
{
    struct arena *a = arena_open(0);

    words(a);
    meetings(a);
    refused(a);
    arena_close(a);
    return tap_done();
}
