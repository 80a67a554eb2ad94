// SPDX-License-Identifier: MulanPSL-2.0
/** UTF-8: checked at the door, counted in characters where people count. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF). */
bool utf8_valid(const char *s, size_t len);
/** As utf8_valid() and without NUL, other control characters but tab, CR, LF, and U+FFFE/FFFF. */
bool utf8_valid_text(const char *s, size_t len);
/** Characters (code points) in valid UTF-8. */
size_t utf8_chars(const char *s, size_t len);
/** Longest prefix of at most max_bytes bytes that ends at a character boundary; its bytes. */
size_t utf8_clip(const char *s, size_t len, size_t max_bytes);
/** Bytes of the first max_chars characters. */
size_t utf8_clip_chars(const char *s, size_t len, size_t max_chars);
/** Decode one character of valid text at s; *out_len gets its bytes. len must not be 0. */
uint32_t utf8_decode(const char *s, size_t len, size_t *out_len);
enum { UTF8_BYTES = 4 }; /* of one character at most */
/** Encode c into out[UTF8_BYTES]; returns the bytes used. */
size_t utf8_encode(uint32_t c, char *out);
#endif
