// SPDX-License-Identifier: MulanPSL-2.0
/* What may be added as a file. */
#include "modules/attachment/attachment_rules.h"

const char *const ATTACHMENT_GROUPS[] = {"document", "picture", "text", "sound", "film", NULL};

struct attachment_limit attachment_limit_built_in(const char *group)
{
    static const struct {
        const char *group;
        int64_t most_mib;
    } LIMITS[] = {{"document", 50}, {"picture", 20}, {"text", 10}, {"sound", 50}, {"film", 200}};

    arr_each (i, COUNT(LIMITS))
        if (strcmp(LIMITS[i].group, group) == 0)
            return (struct attachment_limit){
                .group = str_from(group), .allowed = true, .most_mib = LIMITS[i].most_mib};
    return (struct attachment_limit){.group = str_from(group)};
}

static const char *never_taken(const char *type)
{
    static const struct {
        const char *type, *key;
    } WHY[] = {
        {"empty", "attachment.err.empty"},     {"broken", "attachment.err.broken"},
        {"program", "attachment.err.program"}, {"script", "attachment.err.program"},
        {"html", "attachment.err.html"},       {"svg", "attachment.err.svg"},
        {"xml", "attachment.err.unknown"},     {"archive", "attachment.err.archive"},
        {"macros", "attachment.err.macros"},   {"encrypted", "attachment.err.encrypted"},
        {"bomb", "attachment.err.bomb"},
    };

    arr_each (i, COUNT(WHY))
        if (strcmp(WHY[i].type, type) == 0)
            return WHY[i].key;
    return "attachment.err.unknown";
}

static const char *save_anew(const char *type)
{
    if (strcmp(type, "xls") == 0)
        return "attachment.err.old_xls";
    return strcmp(type, "ppt") == 0 ? "attachment.err.old_ppt" : "attachment.err.old_doc";
}

const char *attachment_fault(const struct attachment_facts *f, const struct attachment_limit *limit)
{
    if (f->group == NULL)
        return never_taken(f->type);
    if (!limit->allowed)
        return "attachment.err.group_off";
    if (f->size_bytes > limit->most_mib * 1024 * 1024)
        return "attachment.err.too_big";
    if (!f->name_fits)
        return "attachment.err.name_lies";
    if (f->old_form && !f->can_convert)
        return save_anew(f->type);
    return NULL;
}

/* ---------------------------------------------------------------- marks of secrecy */

static bool skip(struct str *s, const char *what)
{
    const size_t len = strlen(what);

    if (s->len < len || memcmp(s->ptr, what, len) != 0)
        return false;
    s->ptr += len;
    s->len -= len;
    return true;
}

static bool skip_any(struct str *s, const char *const *words, size_t count)
{
    arr_each (i, count)
        if (skip(s, words[i]))
            return true;
    return false;
}

static bool skip_blank(struct str *s)
{
    static const char *const BLANKS[] = {" ", "\t", "　", "\xC2\xA0"};

    return skip_any(s, BLANKS, COUNT(BLANKS));
}

static void skip_blanks(struct str *s)
{
    while (skip_blank(s))
        ;
}

/* The word at the start, its two characters perhaps apart as on paper; NULL: none. */
static const char *skip_word(struct str *s)
{
    static const char *const FIRST[] = {"绝", "机", "秘"};
    static const char *const WORDS[] = {"绝密", "机密", "秘密"};

    arr_each (i, COUNT(FIRST)) {
        struct str rest = *s;

        if (!skip(&rest, FIRST[i]))
            continue;
        skip_blanks(&rest);
        if (!skip(&rest, "密"))
            continue;
        *s = rest;
        return WORDS[i];
    }
    return NULL;
}

static bool skip_star(struct str *s)
{
    static const char *const STARS[] = {"★", "☆", "⭐", "*", "＊"};

    return skip_any(s, STARS, COUNT(STARS));
}

static bool skip_opening(struct str *s)
{
    static const char *const OPENING[] = {"【", "［", "[",     "（",    "(",
                                          "〔", "《", "密级:", "密级："};

    return skip_any(s, OPENING, COUNT(OPENING));
}

static bool skip_closing(struct str *s)
{
    static const char *const CLOSING[] = {"】", "］", "]", "）", ")", "〕", "》"};

    return skip_any(s, CLOSING, COUNT(CLOSING));
}

/* In a title or a line that begins here: the mark and what follows it at once. */
static const char *mark_at(struct str s, bool begins, bool opened, bool level)
{
    const char *word = skip_word(&s);
    struct str rest = s;

    if (word == NULL)
        return NULL;
    skip_blanks(&rest);
    if (skip_star(&rest) || level || (opened && skip_closing(&rest)))
        return word;
    if (begins && (rest.len == 0 || skip(&rest, "\n") || skip(&rest, "\r")))
        return word;
    return begins && (skip(&rest, "-") || skip(&rest, "_") || skip(&rest, "—")) ? word : NULL;
}

bool attachment_is_marked(struct str text, const char **out_word)
{
    static const char *const ENDS[] = {"\n", "\r"};
    bool begins = true;

    while (text.len != 0) {
        struct str inner = text;
        const char *word;

        if (skip_opening(&inner)) {
            skip_blanks(&inner);
            word = mark_at(inner, false, true, str_starts(text, S("密级")));
        } else {
            word = mark_at(text, begins, false, false);
        }
        if (word != NULL) {
            *out_word = word;
            return true;
        }
        if (skip_blank(&text))
            continue;
        begins = skip_any(&text, ENDS, COUNT(ENDS));
        if (!begins) {
            text.ptr++;
            text.len--;
        }
    }
    return false;
}
