// SPDX-License-Identifier: MulanPSL-2.0
/* Fields as sent against the fields a route declares: types, lengths, words, nothing unknown. */
#include "base/utf8.h"
#include "platform/http/request.h"

enum { LINE_CHARS = 200, TEXT_CHARS = 10000, SECRET_CHARS = 256 };

const char *const UNIVERSAL_FIELDS[] = {"_csrf", "_once", NULL};

/* A ballot has 400 fields: most are told apart by their first letter. */
static const struct field *field_of(const struct field *fields, struct str name)
{
    if (name.len == 0)
        return NULL;
    for (; fields != NULL && fields->name != NULL; fields++)
        if (fields->name[0] == name.ptr[0] && str_eqz(name, fields->name))
            return fields;
    return NULL;
}

static bool is_universal(const struct request *rq, struct str name)
{
    for (const char *const *u = UNIVERSAL_FIELDS; *u != NULL; u++)
        if (str_eqz(name, *u))
            return true;
    return resume_is_field(rq, name);
}

/* CR LF and CR become LF. */
static struct str one_line_end(struct arena *a, struct str s)
{
    char *to;
    size_t n = 0;

    if (s.len == 0 || memchr(s.ptr, '\r', s.len) == NULL)
        return s;
    to = arena_alloc(a, s.len + 1);
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '\r')
            to[n++] = s.ptr[i];
        else if (i + 1 == s.len || s.ptr[i + 1] != '\n')
            to[n++] = '\n';
    }
    return (struct str){to, n};
}

/* Full-width digits, as a Chinese keyboard makes them, become plain ones. */
static struct str plain_digits(struct arena *a, struct str s)
{
    struct buf b = buf_new(a, 0);

    for (size_t i = 0; i < s.len; i++) {
        if (s.len - i >= 3 && memcmp(s.ptr + i, "\xEF\xBC", 2) == 0 &&
            (unsigned char)s.ptr[i + 2] >= 0x90 && (unsigned char)s.ptr[i + 2] <= 0x99) {
            buf_char(&b, (char)('0' + (unsigned char)s.ptr[i + 2] - 0x90));
            i += 2;
        } else {
            buf_char(&b, s.ptr[i]);
        }
    }
    return buf_view(&b);
}

static bool in_words(const char *words, struct str word)
{
    struct str rest = str_from(words), one;

    while (str_cut(&rest, ' ', &one))
        if (one.len != 0 && str_eq(one, word))
            return true;
    return false;
}

unsigned field_max_chars(const struct field *f)
{
    if (f->max != 0)
        return f->max;
    return f->type == F_TEXT ? TEXT_CHARS : f->type == F_SECRET ? SECRET_CHARS : LINE_CHARS;
}

static const char *check_number(struct ctx *ctx, struct value *v)
{
    if (!str_to_int(plain_digits(ctx->arena, v->text), &v->number))
        return v->field->type == F_ID ? "form.not_id" : "form.not_number";
    return v->field->type == F_ID && v->number <= 0 ? "form.not_id" : NULL;
}

static const char *check_bool(struct value *v)
{
    v->number = str_eqz(v->text, "1") || str_eqz(v->text, "on") || str_eqz(v->text, "true");
    return v->number != 0 || str_eqz(v->text, "0") || str_eqz(v->text, "off") ||
                   str_eqz(v->text, "false")
               ? NULL
               : "form.not_bool";
}

static const char *check_text(struct ctx *ctx, struct value *v, char arg[24])
{
    const unsigned most = field_max_chars(v->field);

    (void)ctx;
    if (utf8_chars(v->text.ptr, v->text.len) > most) {
        snprintf(arg, 24, "%u", most);
        return "form.too_long";
    }
    if (v->field->type == F_LINE && memchr(v->text.ptr, '\n', v->text.len) != NULL)
        return "form.one_line";
    return NULL;
}

/* NULL, or the key of what is wrong with a value that is not empty. */
static const char *check_value(struct ctx *ctx, struct value *v, char arg[24])
{
    switch (v->field->type) {
    case F_ID:
    case F_INT:
        return check_number(ctx, v);
    case F_BOOL:
        return check_bool(v);
    case F_LINE:
    case F_TEXT:
    case F_SECRET:
        return check_text(ctx, v, arg);
    case F_DATE:
        return date_read(v->text, &v->date) ? NULL : "form.not_date";
    case F_WORD:
        return in_words(v->field->words, v->text) ? NULL : "form.not_word";
    case F_FILE:
        return v->file != NULL ? NULL : "form.not_file";
    }
    return NULL;
}

static void check_one(struct ctx *ctx, struct request *rq, const struct field *f,
                      const struct raw_field *raw)
{
    struct value *v = &rq->values[rq->values_count];
    char arg[24] = "";
    const char *fault;

    *v = (struct value){.field = f, .file = raw->file};
    if (!utf8_valid_text(raw->value.ptr, raw->value.len)) {
        invalid(ctx, f->name, "form.bad_text", NULL);
        return;
    }
    if (raw->file != NULL && f->type != F_FILE) {
        invalid(ctx, f->name, "form.not_file", NULL);
        return;
    }
    v->text = f->type == F_SECRET ? raw->value : str_trim(one_line_end(ctx->arena, raw->value));
    if (v->text.len == 0 && v->file == NULL)
        return;
    fault = check_value(ctx, v, arg);
    if (fault != NULL) {
        invalid(ctx, f->name, fault, arg);
        return;
    }
    rq->values_count++;
}

static bool has_fault(const struct ctx *ctx, const char *name)
{
    for (size_t i = 0; i < ctx->field_errors_count; i++)
        if (ctx->field_errors[i].field == name)
            return true;
    return false;
}

static void check_required(struct ctx *ctx, const struct request *rq)
{
    for (const struct field *f = rq->route->fields; f != NULL && f->name != NULL; f++)
        if (f->required && !has_fault(ctx, f->name) &&
            (!param_present(rq, f->name) || (f->type == F_BOOL && !param_bool(rq, f->name))))
            invalid(ctx, f->name, "form.required", NULL);
}

enum status fields_check(struct ctx *ctx, struct request *rq)
{
    rq->values = arena_array(rq->arena, rq->raw.count + 1, struct value);
    rq->values_count = 0;
    for (size_t i = 0; i < rq->raw.count; i++) {
        const struct raw_field *raw = &rq->raw.at[i];
        const struct field *f = field_of(rq->route->fields, raw->name);

        if (f == NULL && (rq->method == GET || is_universal(rq, raw->name)))
            continue;
        if (f == NULL) {
            ctx->err = (struct err){.key = "form.unknown_field"};
            snprintf(ctx->err.arg, sizeof ctx->err.arg, "%.*s",
                     (int)utf8_clip(raw->name.ptr, raw->name.len, sizeof ctx->err.arg - 1),
                     raw->name.ptr);
            return ST_INVALID;
        }
        if (!f->many && param_present(rq, f->name))
            invalid(ctx, f->name, "form.only_one", NULL);
        else
            check_one(ctx, rq, f, raw);
    }
    check_required(ctx, rq);
    return invalid_done(ctx);
}
