lexer grammar BeldiLexer;

// Comments have a channel of their own: the formatter reads it, the parser does not.
channels { COMMENTS }

// Reserved words and words that only open a declaration. The latter stay usable as names; the
// rule `name` of the parser lists them.
MODULE: 'module';       USE: 'use';             AS: 'as';
RECORD: 'record';       ENUM: 'enum';           UNION: 'union';
ID: 'id';               ERROR: 'error';         SERVICE: 'service';
STATE: 'state';         FUNCTION: 'function';   EXTERN: 'extern';
PURE: 'pure';           JAVA: 'java';           TRANSACTIONAL: 'transactional';
PUBLIC: 'public';       INTERNAL: 'internal';   PRIVATE: 'private';
FAILS: 'fails';         TEST: 'test';           CONST: 'const';

LET: 'let';             VAR: 'var';             IF: 'if';
THEN: 'then';           ELSE: 'else';           MATCH: 'match';
FOR: 'for';             IN: 'in';               RETURN: 'return';
YIELD: 'yield';         FAIL: 'fail';           REQUIRE: 'require';
OR: 'or';               TRY: 'try';             CATCH: 'catch';
TRANSACTION: 'transaction';
SAGA: 'saga';           UNDO: 'undo';           PARALLEL: 'parallel';
CALL: 'call';           SPAWN: 'spawn';         RUN: 'run';
AWAIT: 'await';         SLEEP: 'sleep';         INSERT: 'insert';
DELETE: 'delete';       WITH: 'with';           IS: 'is';
TRUE: 'true';           FALSE: 'false';         NONE: 'none';

// Words with a meaning in one place only, and names everywhere else.
HTTP: 'http';           INDEX: 'index';         TTL: 'ttl';
DESC: 'desc';           AFTER: 'after';         READS: 'reads';
WRITES: 'writes';       CALLS: 'calls';         SPAWNS: 'spawns';
RUNS: 'runs';           GIVEN: 'given';         EXPECT: 'expect';

LBRACE: '{';  RBRACE: '}';  LPAREN: '(';  RPAREN: ')';  LBRACK: '[';  RBRACK: ']';
COMMA: ',';   COLON: ':';   DOT: '.';     RANGE: '..';  QUESTION: '?'; AT: '@';
ARROW: '->';  ASSIGN: '=';  PLUS_ASSIGN: '+=';  MINUS_ASSIGN: '-=';
EQ: '==';     NE: '!=';     LE: '<=';     GE: '>=';     LT: '<';      GT: '>';
AND: '&&';    OROR: '||';   NOT: '!';     BAR: '|';
PLUS: '+';    MINUS: '-';   STAR: '*';    SLASH: '/';   PERCENT: '%';

DURATION: [0-9]+ ('ms' | 's' | 'm' | 'h' | 'd');
SIZE:     [0-9]+ ('KB' | 'MB');
DECIMAL:  [0-9]+ '.' [0-9]+;
INTEGER:  [0-9]+ ('_' [0-9]+)*;

// Which escapes exist, and what stands between the braces of a text, is decided after the lexer:
// it could only answer "unknown character".
STRING:   '"' (ESCAPE | ~["\\\r\n])* '"';
fragment ESCAPE: '\\' ~[\r\n];

NAME: [a-zA-Z_] [a-zA-Z0-9_]*;

DOC_COMMENT:   '///' (~[/\r\n] ~[\r\n]*)?  -> channel(COMMENTS);
LINE_COMMENT:  '//' ~[\r\n]*               -> channel(COMMENTS);
BLOCK_COMMENT: '/*' .*? '*/'               -> channel(COMMENTS);
WS:            [ \t\r\n\f]+                -> channel(HIDDEN);

// What only looks like a token, so that a message can name it whole.
BAD_NUMBER:           [0-9] [0-9a-zA-Z_]* ('.' [0-9] [0-9a-zA-Z_]*)?;
UNTERMINATED_STRING:  '"' (ESCAPE | ~["\\\r\n])* '\\'?;
UNTERMINATED_COMMENT: '/*' (~'*' | '*'+ ~[*/])* '*'* EOF;
UNKNOWN:              .;
