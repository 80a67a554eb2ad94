// SPDX-License-Identifier: MulanPSL-2.0
/* Finding and undoing the encoding of text files. */
#include "platform/sheet/sheet_charset.h"
#include "base/utf8.h"
#include <unicode/ucnv.h>

enum { BLOCK_BYTES = 32 * 1024, PIVOT_UNITS = 4096 };

struct scan {
    size_t good, bad; /* multi-byte sequences of UTF-8: well formed, and not */
    bool nul, cut;    /* cut: the last character is not whole */
};

/* Look at text from p; returns how many bytes at the end belong to a character not yet whole. */
static size_t scan_block(struct scan *scan, const char *p, size_t len)
{
    size_t at = 0;

    while (at < len) {
        const unsigned char c = (unsigned char)p[at];
        const size_t need = c < 0x80 ? 1 : c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;

        if (c == 0)
            scan->nul = true;
        if (need > len - at)
            return len - at;
        if (need == 1) {
            at++;
        } else if (utf8_valid(p + at, need)) {
            scan->good++;
            at += need;
        } else {
            scan->bad++;
            at++;
        }
    }
    return 0;
}

static struct scan scan_file(FILE *file)
{
    struct scan scan = {0};
    char block[BLOCK_BYTES];
    size_t kept = 0;

    for (;;) {
        const size_t got = fread(block + kept, 1, sizeof block - kept, file);
        const size_t len = kept + got;

        if (got == 0)
            break;
        kept = scan_block(&scan, block, len);
        memmove(block, block + len - kept, kept);
    }
    scan.cut = kept > 0;
    return scan;
}

static bool converts(FILE *file, enum sheet_charset charset)
{
    struct sheet_decoder *d = sheet_decoder_open(file, charset);
    struct err err;
    struct str block;
    enum status st;

    do
        st = sheet_decoder_next(d, &err, &block);
    while (st == ST_OK && block.len > 0);
    sheet_decoder_close(d);
    return st == ST_OK;
}

/* Damaged UTF-8 would pass as GB18030, as rubbish: then nearly all its sequences are well formed,
 * while those of GB18030 are so only by chance. */
static bool is_damaged_utf8(const struct scan *scan)
{
    const size_t faults = scan->bad + (scan->cut ? 1 : 0);

    return scan->good >= 4 && scan->good >= 4 * faults;
}

enum status sheet_charset_find(FILE *file, struct err *err, enum sheet_charset *out)
{
    char head[3] = {0};
    const size_t got = fread(head, 1, sizeof head, file);
    enum sheet_charset found = SHEET_UTF8;
    const bool bom = got == 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0;
    long start = 0;
    struct scan scan;

    if (bom) {
        start = 3;
    } else if (got >= 2 && (memcmp(head, "\xFF\xFE", 2) == 0 || memcmp(head, "\xFE\xFF", 2) == 0)) {
        start = 2;
        found = head[0] == '\xFF' ? SHEET_UTF16LE : SHEET_UTF16BE;
    }
    fseek(file, start, SEEK_SET);
    if (found == SHEET_UTF8) {
        scan = scan_file(file);
        fseek(file, start, SEEK_SET);
        if (scan.nul)
            return fail(err, ST_INVALID, "sheet.not_a_sheet", NULL);
        if (scan.bad != 0 || scan.cut) {
            if (bom || is_damaged_utf8(&scan))
                return fail(err, ST_INVALID, "sheet.encoding", NULL);
            found = SHEET_GB18030;
        }
    }
    if (found != SHEET_UTF8 && !converts(file, found))
        return fail(err, ST_INVALID, "sheet.encoding", NULL);
    fseek(file, start, SEEK_SET);
    *out = found;
    return ST_OK;
}

struct sheet_decoder {
    FILE *file;
    UConverter *from, *to; /* NULL: UTF-8 as it is */
    UChar pivot[PIVOT_UNITS], *pivot_from, *pivot_to;
    char in[BLOCK_BYTES], out[BLOCK_BYTES];
    const char *in_at, *in_end;
    bool started, eof;
};

static UConverter *converter(const char *name)
{
    UErrorCode code = U_ZERO_ERROR;
    UConverter *c = ucnv_open(name, &code);

    ASSERT(U_SUCCESS(code));
    ucnv_setToUCallBack(c, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    ucnv_setFromUCallBack(c, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    ASSERT(U_SUCCESS(code));
    return c;
}

struct sheet_decoder *sheet_decoder_open(FILE *file, enum sheet_charset charset)
{
    static const char *const NAMES[] = {
        [SHEET_GB18030] = "gb18030",
        [SHEET_UTF16LE] = "UTF-16LE",
        [SHEET_UTF16BE] = "UTF-16BE",
    };
    struct sheet_decoder *d = calloc(1, sizeof *d);

    ASSERT(d != NULL);
    d->file = file;
    d->in_at = d->in_end = d->in;
    d->pivot_from = d->pivot_to = d->pivot;
    if (charset != SHEET_UTF8) {
        d->from = converter(NAMES[charset]);
        d->to = converter("UTF-8");
    }
    return d;
}

void sheet_decoder_close(struct sheet_decoder *d)
{
    if (d == NULL)
        return;
    if (d->from != NULL) {
        ucnv_close(d->from);
        ucnv_close(d->to);
    }
    free(d);
}

static void refill(struct sheet_decoder *d)
{
    const size_t got = fread(d->in, 1, sizeof d->in, d->file);

    d->in_at = d->in;
    d->in_end = d->in + got;
    d->eof = got < sizeof d->in;
}

enum status sheet_decoder_next(struct sheet_decoder *d, struct err *err, struct str *out)
{
    for (;;) {
        UErrorCode code = U_ZERO_ERROR;
        char *to = d->out;
        UBool reset, flush;

        if (d->in_at == d->in_end && !d->eof)
            refill(d);
        if (d->from == NULL) {
            *out = (struct str){d->in, (size_t)(d->in_end - d->in_at)};
            d->in_at = d->in_end;
            return ST_OK;
        }
        reset = d->started ? 0 : 1;
        flush = d->eof ? 1 : 0;
        ucnv_convertEx(d->to, d->from, &to, d->out + sizeof d->out, &d->in_at, d->in_end, d->pivot,
                       &d->pivot_from, &d->pivot_to, d->pivot + PIVOT_UNITS, reset, flush, &code);
        d->started = true;
        if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR)
            return fail_detail(err, ST_INVALID, "sheet.encoding", "%s", u_errorName(code));
        *out = (struct str){d->out, (size_t)(to - d->out)};
        if (out->len > 0 || (d->eof && code != U_BUFFER_OVERFLOW_ERROR))
            return ST_OK;
    }
}
