// SPDX-License-Identifier: MulanPSL-2.0
/* Log lines: JSON, one line each, whatever is in the fields. */
#include "base/tap.h"
#include "platform/log.h"
#include <jansson.h>
#include <unistd.h>

static char line[8192];

/* What log_line_to() writes. */
static json_t *written(enum log_level level, const char *what, const struct log_field *fields)
{
    int ends[2];
    ssize_t n;

    ASSERT(pipe(ends) == 0);
    log_line_to(ends[1], level, what, fields);
    close(ends[1]);
    n = read(ends[0], line, sizeof line - 1);
    close(ends[0]);
    line[n > 0 ? n : 0] = '\0';
    return json_loads(line, 0, NULL);
}

static void test_fields(void)
{
    const struct log_field fields[] = {
        LOG_Z("path", "/a\"b\n"), LOG_INT("ms", 12), LOG_STATUS(ST_RULE), LOG_Z("empty", ""), {0}};
    json_t *j = written(LOG_WARNING, "http.request", fields);

    OK(j != NULL, "is JSON");
    EQ_TEXT(json_string_value(json_object_get(j, "level")), "warning", "level");
    EQ_TEXT(json_string_value(json_object_get(j, "what")), "http.request", "what");
    EQ_TEXT(json_string_value(json_object_get(j, "path")), "/a\"b\n", "text with quotes and lines");
    EQ_INT(json_integer_value(json_object_get(j, "ms")), 12, "number");
    EQ_TEXT(json_string_value(json_object_get(j, "status")), "rule", "status by name");
    OK(json_object_get(j, "empty") == NULL, "empty text is left out");
    OK(json_object_get(j, "at") != NULL, "when");
    OK(strchr(line, '\n') == line + strlen(line) - 1, "one line");
    json_decref(j);
}

static void test_hostile(void)
{
    static char big[6000];
    json_t *j;

    j = written(LOG_INFO, "x", (const struct log_field[]){LOG_Z("bad", "\xff\xfe"), {0}});
    EQ_TEXT(json_string_value(json_object_get(j, "bad")), "(not UTF-8)", "bytes that are no text");
    json_decref(j);
    memset(big, 'a', sizeof big - 1);
    j = written(LOG_INFO, "x",
                (const struct log_field[]){LOG_Z("big", big), LOG_INT("after", 1), {0}});
    OK(j != NULL && strlen(line) <= 4096, "a field too long for a line");
    OK(json_object_get(j, "big") == NULL, "is left out");
    EQ_INT(json_integer_value(json_object_get(j, "after")), 1, "what follows is there");
    json_decref(j);
}

int main(void)
{
    test_fields();
    test_hostile();
    return tap_done();
}
