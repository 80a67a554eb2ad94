// SPDX-License-Identifier: MulanPSL-2.0
/* Forms as urlencoded text and as JSON. */
#include "base/utf8.h"
#include "platform/http/body.h"
#include <inttypes.h>
#include <jansson.h>

enum { NAME_BYTES_MAX = 100 };

void raw_add(struct arena *a, struct raw_fields *all, struct raw_field f)
{
    if (all->count == all->cap) {
        const size_t cap = all->cap != 0 ? all->cap * 2 : 16;
        struct raw_field *bigger = arena_array(a, cap, struct raw_field);

        if (all->count != 0)
            memcpy(bigger, all->at, all->count * sizeof *bigger);
        all->at = bigger;
        all->cap = cap;
    }
    all->at[all->count++] = f;
}

const struct raw_field *raw_find(const struct raw_fields *all, const char *name)
{
    for (size_t i = 0; i < all->count; i++)
        if (str_eqz(all->at[i].name, name))
            return &all->at[i];
    return NULL;
}

const char *urlencoded_parse(struct arena *a, struct str text, struct raw_fields *out)
{
    struct str one;

    while (str_cut(&text, '&', &one)) {
        struct str name, value = one;

        if (one.len == 0)
            continue;
        if (out->count == BODY_FIELDS_MAX)
            return "form.too_many_fields";
        str_cut(&value, '=', &name);
        if (!percent_decode(a, name, true, &name) || !percent_decode(a, value, true, &value))
            return "form.bad_encoding";
        if (name.len > NAME_BYTES_MAX || !utf8_valid(name.ptr, name.len) ||
            !utf8_valid(value.ptr, value.len))
            return "form.bad_text";
        raw_add(a, out, (struct raw_field){.name = name, .value = value});
    }
    return NULL;
}

/* One JSON scalar as the text a form would have sent. false: an object or array. */
static bool scalar_text(struct arena *a, const json_t *v, struct str *out)
{
    switch (json_typeof(v)) {
    case JSON_STRING:
        *out = str_dup(a, (struct str){json_string_value(v), json_string_length(v)});
        return true;
    case JSON_INTEGER:
        *out = str_printf(a, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
        return true;
    case JSON_REAL:
        *out = str_printf(a, "%.17g", json_real_value(v));
        return true;
    case JSON_TRUE:
        *out = S("1");
        return true;
    case JSON_FALSE:
        *out = S("0");
        return true;
    case JSON_NULL:
        *out = S("");
        return true;
    case JSON_OBJECT:
    case JSON_ARRAY:
        break;
    }
    return false;
}

static const char *json_member(struct arena *a, struct str name, const json_t *v,
                               struct raw_fields *out)
{
    struct str text;
    const size_t count = json_is_array(v) ? json_array_size(v) : 1;

    if (json_is_null(v))
        return NULL;
    if (name.len > NAME_BYTES_MAX || out->count + count > BODY_FIELDS_MAX)
        return "form.too_many_fields";
    for (size_t i = 0; i < count; i++) {
        if (!scalar_text(a, json_is_array(v) ? json_array_get(v, i) : v, &text))
            return "form.json_nested";
        raw_add(a, out, (struct raw_field){.name = name, .value = text});
    }
    return NULL;
}

const char *json_fields_parse(struct arena *a, struct str text, struct raw_fields *out)
{
    json_error_t error;
    json_t *root =
        json_loadb(text.len != 0 ? text.ptr : "", text.len, JSON_REJECT_DUPLICATES, &error);
    const char *name, *fault = NULL;
    json_t *value;

    if (root == NULL)
        return "form.bad_json";
    if (!json_is_object(root))
        fault = "form.json_nested";
    else
        json_object_foreach(root, name, value)
        {
            fault = json_member(a, str_dup(a, str_from(name)), value, out);
            if (fault != NULL)
                break;
        }
    json_decref(root);
    return fault;
}
