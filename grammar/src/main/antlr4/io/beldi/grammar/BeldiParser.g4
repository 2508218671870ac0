parser grammar BeldiParser;
options { tokenVocab = BeldiLexer; }

// What this grammar keeps to, and the corpus test holds:
//
// - Newlines mean nothing here. A statement begins with a keyword, a name or an annotation, never
//   with an operator or a bracket, so two statements side by side cannot be taken for one. An exit
//   closes its block, so code that can never run cannot be written. (That a bracket at the start of
//   a line does not continue the line before is checked on the tree, where both readings are known.)
// - What ends in an open expression (`if … then … else x`, `await place`, `spawn … after delay`)
//   stands above the operators and the member access that could follow it. Otherwise the part that
//   follows would belong to two rules at once.
// - Choices are made by one or two tokens. What begins alike (lists, maps and comprehensions;
//   assignments and updates) is one rule with a choice further on, so no nesting is read twice.
// - Words that open a declaration or have a meaning in one place stay usable as names.

file        : moduleDecl useDecl* topDecl* EOF ;
moduleDecl  : annotation* MODULE path ;
useDecl     : USE path (DOT LBRACE useItem (COMMA useItem)* COMMA? RBRACE | AS name)? ;
useItem     : name (AS name)? ;
path        : name (DOT name)* ;

topDecl     : annotation* visibility? declaration
            | testDecl
            ;
declaration : idDecl | recordDecl | enumDecl | unionDecl | errorDecl | constDecl | pureDecl
            | externDecl | serviceDecl ;
visibility  : PUBLIC | INTERNAL | PRIVATE ;

idDecl      : ID name ;
recordDecl  : RECORD name LBRACE field* RBRACE ;
field       : annotation* name COLON type (ASSIGN expr)? COMMA? ;
enumDecl    : ENUM name LBRACE enumValue (COMMA enumValue)* COMMA? RBRACE ;
enumValue   : name ;
unionDecl   : UNION name ASSIGN type (BAR type)* ;
errorDecl   : ERROR name params? (HTTP INTEGER)? ;
constDecl   : CONST name COLON type ASSIGN expr ;
pureDecl    : PURE ( FUNCTION name params (COLON type)? ASSIGN expr
                   | EXTERN FUNCTION name params (COLON type)? ) ;
externDecl  : EXTERN name LBRACE externStep* RBRACE ;
externStep  : annotation* name params (COLON type)? failsClause? ;

serviceDecl : SERVICE name LBRACE member* RBRACE ;
member      : annotation* (stateDecl | visibility? functionDecl) ;

stateDecl   : STATE name COLON keyType ARROW type (LBRACE stateOption* RBRACE)? ;
keyType     : type | LPAREN type (COMMA type)+ RPAREN ;
stateOption : INDEX name LPAREN indexPart (COMMA indexPart)* RPAREN   # IndexOption
            | TTL name                                                # TtlOption
            ;
indexPart   : name DESC? ;

functionDecl: TRANSACTIONAL? FUNCTION name params (COLON type)? failsClause? block         # DslFunction
            | JAVA TRANSACTIONAL? FUNCTION name params (COLON type)? failsClause? effect*  # JavaFunction
            ;
effect      : (READS | WRITES | CALLS | SPAWNS | RUNS) path (COMMA path)* ;
params      : LPAREN (param (COMMA param)* COMMA?)? RPAREN ;
param       : annotation* name COLON type (ASSIGN expr)? ;
failsClause : FAILS path (COMMA path)* ;

type        : path typeArgs? bounds? QUESTION? ;
typeArgs    : LT type (COMMA type)* GT ;
bounds      : LPAREN (expr (RANGE expr? | (COMMA expr)*) | RANGE expr?) RPAREN ;

annotation  : AT name args? ;

block       : LBRACE statement* exit? RBRACE ;
exit        : RETURN expr?                                            # ReturnExit
            | FAIL failure                                            # FailExit
            ;
statement   : annotation* action ;
action      : LET pattern (COLON type)? ASSIGN expr undo?             # LetStatement
            | VAR name (COLON type)? ASSIGN expr                      # VarStatement
            | IF expr block (ELSE IF expr block)* (ELSE block)?       # IfStatement
            | YIELD expr                                              # YieldStatement
            | REQUIRE expr ELSE FAIL failure                          # RequireStatement
            | INSERT place ASSIGN expr (ELSE FAIL failure)? undo?     # InsertStatement
            | DELETE place undo?                                      # DeleteStatement
            | SLEEP expr                                              # SleepStatement
            | PARALLEL block                                          # ParallelStatement
            | SAGA block catchClause*                                 # SagaStatement
            | TRY block catchClause+                                  # TryStatement
            | transaction catchClause*                                # TransactionStatement
            | loop                                                    # ForStatement
            | match                                                   # MatchStatement
            | (call | spawn | await) undo?                            # RemoteStatement
            | place ( ASSIGN expr undo?
                    | (PLUS_ASSIGN | MINUS_ASSIGN) expr (ELSE FAIL failure)? undo? ) # PlaceStatement
            ;
undo        : UNDO block ;
catchClause : CATCH path (LPAREN name RPAREN)? block ;
failure     : path args? ;
place       : name selector* ;
selector    : DOT name | LBRACK expr (COMMA expr)* COMMA? RBRACK ;
pattern     : name | LPAREN name (COMMA name)+ RPAREN ;

call        : (CALL | RUN) path args ;
spawn       : SPAWN path args (AFTER delay)? ;
delay       : literal | place | LPAREN expr RPAREN ;
await       : AWAIT place ;
transaction : TRANSACTION settings? block ;
settings    : LPAREN setting (COMMA setting)* COMMA? RPAREN ;
setting     : name COLON expr ;
loop        : FOR pattern IN expr (PARALLEL INTEGER)? block ;
match       : MATCH expr LBRACE matchArm+ RBRACE ;
matchArm    : (matchPattern (BAR matchPattern)* | ELSE) ARROW (block | expr) ;
matchPattern: path (LPAREN name (COMMA name)* RPAREN)? | literal ;

expr        : IF expr THEN expr ELSE expr                             # ConditionalExpr
            | operation                                               # OperationExpr
            ;
operation   : (NOT | MINUS) operation                                 # UnaryExpr
            | operation WITH args                                     # WithExpr
            | operation op=(STAR | SLASH | PERCENT) operation         # BinaryExpr
            | operation op=(PLUS | MINUS) operation                   # BinaryExpr
            | operation op=(LT | LE | GT | GE) operation              # BinaryExpr
            | operation op=IN operation                               # BinaryExpr
            | operation IS path                                       # IsExpr
            | operation op=(EQ | NE) operation                        # BinaryExpr
            | operation op=AND operation                              # BinaryExpr
            | operation op=OROR operation                             # BinaryExpr
            | operation OR FAIL failure                               # OrFailExpr
            | operation OR RETURN                                     # OrReturnExpr
            | <assoc = right> operation OR operation                  # FallbackExpr
            | spawn                                                   # SpawnExpr
            | await                                                   # AwaitExpr
            | term                                                    # TermExpr
            ;
term        : term DOT name args?                                     # MemberTerm
            | term LBRACK expr (COMMA expr)* COMMA? RBRACK            # IndexTerm
            | call                                                    # CallTerm
            | transaction                                             # TransactionTerm
            | loop                                                    # ForTerm
            | match                                                   # MatchTerm
            | name args                                               # ApplicationTerm
            | bracketed                                               # BracketedTerm
            | LPAREN expr RPAREN                                      # ParenthesisedTerm
            | literal                                                 # LiteralTerm
            | name                                                    # NameTerm
            ;
bracketed   : LBRACK RBRACK                                           # EmptyList
            | LBRACK COLON RBRACK                                     # EmptyMap
            | LBRACK expr ( FOR pattern IN expr (IF expr)?
                          | COLON expr (COMMA entry)* COMMA?
                          | (COMMA expr)* COMMA? ) RBRACK             # FilledBrackets
            ;
entry       : expr COLON expr ;
args        : LPAREN (arg (COMMA arg)* COMMA?)? RPAREN ;
arg         : (name COLON)? (lambda | expr) ;
lambda      : name ARROW expr ;
literal     : INTEGER | DECIMAL | STRING | DURATION | SIZE | TRUE | FALSE | NONE ;

// What stands between the braces of a text.
hole        : expr EOF ;

testDecl    : TEST STRING LBRACE testStatement* RBRACE ;
testStatement
            : GIVEN place ASSIGN expr                                 # GivenStatement
            | EXPECT expr (FAILS path)?                               # ExpectStatement
            | statement                                               # PlainStatement
            ;

name        : NAME | HTTP | INDEX | TTL | DESC | AFTER | READS | WRITES | CALLS | SPAWNS | RUNS
            | GIVEN | EXPECT | ERROR | ID | STATE | SERVICE | TEST | MODULE | RECORD ;
