// SPDX-License-Identifier: MulanPSL-2.0
/* Relations, workbook and styles of an XLSX package. */
#include "platform/sheet/sheet_book.h"
#include "base/buf.h"

enum { RELATIONS_MAX = 1024, NAME_BYTES_MAX = 1024, CODES_MAX = 4096, CODE_BYTES_MAX = 1024 };

static int64_t number_or(struct str s, int64_t otherwise)
{
    int64_t n;

    return str_to_int(s, &n) && n >= 0 ? n : otherwise;
}

/* ---- relations ---- */

/* "../media/x" from "xl/worksheets/sheet1.xml" is "xl/media/x"; "/xl/a" is "xl/a". */
static struct str resolve(struct arena *a, struct str base, struct str target)
{
    struct buf name = buf_new(a, NAME_BYTES_MAX);
    struct str step;

    if (!str_starts(target, S("/"))) {
        size_t dir = base.len;

        while (dir > 0 && base.ptr[dir - 1] != '/')
            dir--;
        buf_put(&name, base.ptr, dir);
    }
    while (str_cut(&target, '/', &step)) {
        if (step.len == 0 || str_eqz(step, "."))
            continue;
        if (str_eqz(step, "..")) {
            if (name.len > 0)
                name.len--;
            while (name.len > 0 && name.ptr[name.len - 1] != '/')
                name.len--;
            continue;
        }
        buf_str(&name, step);
        buf_char(&name, '/');
    }
    if (name.overflow || name.len == 0)
        return S("");
    return str_dup(a, (struct str){name.ptr, name.len - 1});
}

enum status sheet_book_read_relations(struct arena *a, struct sheet_part *part, struct err *err,
                                      struct str base, struct sheet_relations *out)
{
    static const char *const NAMES[] = {"Id", "Type", "Target"};
    struct str values[COUNT(NAMES)];

    out->list = arena_array(a, RELATIONS_MAX, struct sheet_relation);
    out->count = 0;
    for (;;) {
        switch (sheet_part_next(part)) {
        case SHEET_NODE_END:
            return ST_OK;
        case SHEET_NODE_FAULT:
            return sheet_part_fault(part, err);
        case SHEET_NODE_OPEN:
            if (!sheet_part_is(part, "Relationship") || out->count == RELATIONS_MAX)
                break;
            sheet_part_attributes(part, NAMES, values, COUNT(NAMES));
            if (values[2].len > NAME_BYTES_MAX)
                break;
            out->list[out->count++] = (struct sheet_relation){
                str_dup(a, values[0]), str_dup(a, values[1]), resolve(a, base, values[2])};
            break;
        case SHEET_NODE_CLOSE:
        case SHEET_NODE_TEXT:
            break;
        }
    }
}

static const struct sheet_relation *by_kind(const struct sheet_relations *relations,
                                            const char *kind)
{
    arr_each (i, relations->count) {
        if (str_ends(relations->list[i].type, str_from(kind)))
            return &relations->list[i];
    }
    return NULL;
}

static const struct sheet_relation *by_id(const struct sheet_relations *relations, struct str id)
{
    arr_each (i, relations->count) {
        if (str_eq(relations->list[i].id, id))
            return &relations->list[i];
    }
    return NULL;
}

/* ---- workbook ---- */

static void note_sheet(struct sheet_part *part, const struct sheet_relations *relations,
                       struct sheet_book *book)
{
    static const char *const NAMES[] = {"id", "state"};
    struct str values[COUNT(NAMES)];
    const struct sheet_relation *r;

    sheet_part_attributes(part, NAMES, values, COUNT(NAMES));
    if (book->sheet.len > 0 || (values[1].len > 0 && !str_eqz(values[1], "visible")))
        return;
    r = by_id(relations, values[0]);
    if (r != NULL && str_ends(r->type, S("/worksheet")))
        book->sheet = r->target;
}

enum status sheet_book_read_workbook(struct arena *a, struct sheet_part *part, struct err *err,
                                     const struct sheet_relations *relations,
                                     struct sheet_book *book)
{
    static const char *const EPOCH[] = {"date1904"};
    struct str epoch;

    (void)a;
    for (;;) {
        switch (sheet_part_next(part)) {
        case SHEET_NODE_END:
            return ST_OK;
        case SHEET_NODE_FAULT:
            return sheet_part_fault(part, err);
        case SHEET_NODE_OPEN:
            if (sheet_part_is(part, "sheet")) {
                note_sheet(part, relations, book);
            } else if (sheet_part_is(part, "workbookPr")) {
                sheet_part_attributes(part, EPOCH, &epoch, 1);
                book->epoch_1904 = str_eqz(epoch, "1") || str_eqz(epoch, "true");
            }
            break;
        case SHEET_NODE_CLOSE:
        case SHEET_NODE_TEXT:
            break;
        }
    }
}

/* ---- styles ---- */

struct codes {
    struct {
        int64_t id;
        enum sheet_number as;
    } list[CODES_MAX];
    size_t count;
};

static void note_code(struct sheet_part *part, struct codes *codes)
{
    static const char *const NAMES[] = {"numFmtId", "formatCode"};
    struct str values[COUNT(NAMES)];

    if (codes->count == CODES_MAX)
        return;
    sheet_part_attributes(part, NAMES, values, COUNT(NAMES));
    codes->list[codes->count].id = number_or(values[0], -1);
    if (values[1].len > CODE_BYTES_MAX)
        values[1].len = CODE_BYTES_MAX;
    codes->list[codes->count++].as = sheet_format_of_code(values[1]);
}

static enum sheet_number format_of(const struct codes *codes, int64_t id)
{
    arr_each (i, codes->count) {
        if (codes->list[i].id == id)
            return codes->list[i].as;
    }
    return sheet_format_built_in(id > 255 ? 0 : (unsigned)id);
}

static void note_style(struct sheet_part *part, const struct codes *codes, struct sheet_book *book)
{
    static const char *const NAMES[] = {"numFmtId"};
    struct str id;

    if (book->formats_count == SHEET_FORMATS_MAX)
        return;
    sheet_part_attributes(part, NAMES, &id, 1);
    book->formats[book->formats_count++] = (unsigned char)format_of(codes, number_or(id, 0));
}

/* numFmts stand before cellXfs; xf elements also stand in cellStyleXfs, which do not count. */
enum status sheet_book_read_styles(struct arena *a, struct sheet_part *part, struct err *err,
                                   struct sheet_book *book)
{
    struct codes *codes = arena_new(a, struct codes);
    bool in_cells = false;

    book->formats = arena_array(a, SHEET_FORMATS_MAX, unsigned char);
    book->formats_count = 0;
    for (;;) {
        switch (sheet_part_next(part)) {
        case SHEET_NODE_END:
            return ST_OK;
        case SHEET_NODE_FAULT:
            return sheet_part_fault(part, err);
        case SHEET_NODE_OPEN:
            if (sheet_part_is(part, "numFmt"))
                note_code(part, codes);
            else if (sheet_part_is(part, "cellXfs"))
                in_cells = !sheet_part_empty(part);
            else if (in_cells && sheet_part_is(part, "xf"))
                note_style(part, codes, book);
            break;
        case SHEET_NODE_CLOSE:
            if (sheet_part_is(part, "cellXfs"))
                in_cells = false;
            break;
        case SHEET_NODE_TEXT:
            break;
        }
    }
}

/* ---- putting them together ---- */

static enum status relations_of(struct arena *a, struct sheet_package *package, struct err *err,
                                struct str part_name, struct sheet_relations *out)
{
    size_t dir = part_name.len;
    struct sheet_part *part = NULL;
    const char *name;
    enum status st;

    while (dir > 0 && part_name.ptr[dir - 1] != '/')
        dir--;
    name = str_z(a, str_printf(a, "%.*s_rels/%.*s.rels", (int)dir, part_name.ptr,
                               (int)(part_name.len - dir), part_name.ptr + dir));
    *out = (struct sheet_relations){0};
    st = sheet_part_open(package, err, name, &part);
    if (st == ST_OK)
        st = sheet_book_read_relations(a, part, err, part_name, out);
    sheet_part_close(part);
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status read_workbook(struct arena *a, struct sheet_package *package, struct err *err,
                                 struct str name, struct sheet_book *book)
{
    struct sheet_relations relations;
    const struct sheet_relation *r;
    struct sheet_part *part = NULL;
    enum status st;

    TRY(relations_of(a, package, err, name, &relations));
    st = sheet_part_open(package, err, str_z(a, name), &part);
    if (st == ST_OK)
        st = sheet_book_read_workbook(a, part, err, &relations, book);
    sheet_part_close(part);
    if (st == ST_NOT_FOUND)
        return fail(err, ST_INVALID, "sheet.not_a_sheet", NULL);
    if (st != ST_OK)
        return st;
    if (book->sheet.len == 0)
        return fail(err, ST_INVALID, "sheet.no_sheet", NULL);
    r = by_kind(&relations, "/sharedStrings");
    book->strings = r != NULL ? r->target : S("");
    r = by_kind(&relations, "/styles");
    book->styles = r != NULL ? r->target : S("");
    return ST_OK;
}

enum status sheet_book_find(struct arena *a, struct sheet_package *package, struct err *err,
                            struct sheet_book *out)
{
    struct sheet_relations relations;
    const struct sheet_relation *r;
    struct sheet_part *part = NULL;
    enum status st;

    *out = (struct sheet_book){0};
    TRY(relations_of(a, package, err, S(""), &relations));
    r = by_kind(&relations, "/officeDocument");
    TRY(read_workbook(a, package, err, r != NULL ? r->target : S("xl/workbook.xml"), out));
    if (out->styles.len == 0)
        return ST_OK;
    st = sheet_part_open(package, err, str_z(a, out->styles), &part);
    if (st == ST_OK)
        st = sheet_book_read_styles(a, part, err, out);
    sheet_part_close(part);
    return st == ST_NOT_FOUND ? ST_OK : st;
}
