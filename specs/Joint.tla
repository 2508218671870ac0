------------------------------- MODULE Joint -------------------------------
(***************************************************************************)
(* Transactions, as one commit of all rows and the record.  Items 1 and 2  *)
(* sum to Total in every committed state; item 3 is a stock with a bound.  *)
(* Movers move one unit from 1 to 2 by read and checked write.  Pushers do *)
(* the reverse by updates that the store applies unread.  The checker, an  *)
(* instance with several attempts, reads 1 and 2 one after the other,      *)
(* raises a declared error if their sum is wrong, and otherwise takes one  *)
(* unit of stock by an update that the store applies unread.               *)
(*                                                                         *)
(* VERSION    "unique": every write leaves a stamp that never comes back.  *)
(*            "reused": a stamp may come back.  "none": nobody checks.     *)
(* RECORD     whether the record is part of the commit                     *)
(* VALIDATE   what comes before a declared error leaves the block: "none", *)
(*            "atomic": both stamps are read again at once, "eachRead":    *)
(*            one after the other                                          *)
(* PUSHSTAMP  whether updates that the store applies leave a new stamp     *)
(* BOUNDCHECK whether "too little stock" leaves the block only if what was *)
(*            read still holds                                             *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC
CONSTANTS Movers, Pushers, Attempts, VERSION, RECORD, VALIDATE, PUSHSTAMP, BOUNDCHECK, Stock, Restock
Total == 3
(* --algorithm Joint
variables
  val = [i \in 1..3 |-> IF i = 1 THEN 2 ELSE IF i = 2 THEN 1 ELSE Stock],
  ver = [i \in 1..3 |-> 0], stamp = 0,
  rec = [ep |-> 1, pc |-> 0], commits = 0, moved = [m \in Movers |-> 0],
  stale = FALSE, wrong = FALSE, falseShort = FALSE;
define
  Sum == val[1] + val[2]
  Serializable == ~stale
  Opaque == ~wrong
  OnceCommitted == commits <= 1
  Kept == Sum = Total
  ShortIsReal == ~falseShort
end define;

process mover \in Movers
variables r1 = 0, v1 = 0, r2 = 0, v2 = 0;
begin
  M1: r1 := val[1]; v1 := ver[1];
  M2: r2 := val[2]; v2 := ver[2];
  M3: if r1 > 0 /\ VERSION # "none" => (ver[1] = v1 /\ ver[2] = v2) then
        if r1 > 0 then
          stale := stale \/ val[1] # r1 \/ val[2] # r2;
          val := [val EXCEPT ![1] = r1 - 1, ![2] = r2 + 1];
          ver := [ver EXCEPT ![1] = IF VERSION = "reused" THEN 1 - @ ELSE stamp + 1,
                             ![2] = IF VERSION = "reused" THEN 1 - @ ELSE stamp + 1];
          stamp := stamp + 1;
        end if;
      end if;
end process;

process pusher \in Pushers
begin
  U1: if val[2] > 0 then        \* one T: item1 += 1, item2 -= 1 IF item2 >= 1
        val := [val EXCEPT ![1] = @ + 1, ![2] = @ - 1];
        if PUSHSTAMP then
          ver := [ver EXCEPT ![1] = IF VERSION = "reused" THEN 1 - @ ELSE stamp + 1,
                             ![2] = IF VERSION = "reused" THEN 1 - @ ELSE stamp + 1];
          stamp := stamp + 1;
        end if;
      end if;
end process;

process restock = 99
variables k = 0;
begin
  X: while k < Restock do val[3] := val[3] + 1; k := k + 1; end while;
end process;

process checker \in Attempts
variables c1 = 0, w1 = 0, c2 = 0, w2 = 0, my = 0, mypc = 0, a = 0, b = 0, short = FALSE;
begin
  C0: if self > 1 then
        if rec.pc > 0 then goto CDone;
        elsif rec.ep < self then rec.ep := self;
        else goto CDone; end if;
      end if;
  C1: c1 := val[1]; w1 := ver[1];
  C2: c2 := val[2]; w2 := ver[2];
  C3: if c1 + c2 # Total then
        if VALIDATE = "none" then wrong := TRUE; goto CDone; end if;
  C4:   a := ver[1];
        if VALIDATE = "atomic" then b := ver[2]; end if;
  C5:   if VALIDATE = "eachRead" then b := ver[2]; end if;
        if a = w1 /\ b = w2 then wrong := TRUE; end if;
        goto CDone;
      end if;
  C6: \* T: record, ConditionCheck 1 and 2, stock -= 1 IF stock >= 1
      if RECORD => (rec.ep = self /\ rec.pc = 0) then
        if val[3] < 1 then short := TRUE;
        elsif VERSION = "none" \/ (ver[1] = w1 /\ ver[2] = w2) then
          stale := stale \/ val[1] # c1 \/ val[2] # c2;
          val[3] := val[3] - 1; commits := commits + 1;
          if RECORD then rec.pc := 1; end if;
        end if;
      end if;
  C7: if short then
        \* "too few" leaves the block as a declared error: only if the read set still holds
        if BOUNDCHECK => (ver[1] = w1 /\ ver[2] = w2) then
          falseShort := val[1] # c1 /\ ver[1] # w1;
        end if;
      end if;
  CDone: skip;
end process;
end algorithm; *)
\* BEGIN TRANSLATION (chksum(pcal) = "1c82d51" /\ chksum(tla) = "284c8b2d")
VARIABLES val, ver, stamp, rec, commits, moved, stale, wrong, falseShort, pc

(* define statement *)
Sum == val[1] + val[2]
Serializable == ~stale
Opaque == ~wrong
OnceCommitted == commits <= 1
Kept == Sum = Total
ShortIsReal == ~falseShort

VARIABLES r1, v1, r2, v2, k, c1, w1, c2, w2, my, mypc, a, b, short

vars == << val, ver, stamp, rec, commits, moved, stale, wrong, falseShort, pc, 
           r1, v1, r2, v2, k, c1, w1, c2, w2, my, mypc, a, b, short >>

ProcSet == (Movers) \cup (Pushers) \cup {99} \cup (Attempts)

Init == (* Global variables *)
        /\ val = [i \in 1..3 |-> IF i = 1 THEN 2 ELSE IF i = 2 THEN 1 ELSE Stock]
        /\ ver = [i \in 1..3 |-> 0]
        /\ stamp = 0
        /\ rec = [ep |-> 1, pc |-> 0]
        /\ commits = 0
        /\ moved = [m \in Movers |-> 0]
        /\ stale = FALSE
        /\ wrong = FALSE
        /\ falseShort = FALSE
        (* Process mover *)
        /\ r1 = [self \in Movers |-> 0]
        /\ v1 = [self \in Movers |-> 0]
        /\ r2 = [self \in Movers |-> 0]
        /\ v2 = [self \in Movers |-> 0]
        (* Process restock *)
        /\ k = 0
        (* Process checker *)
        /\ c1 = [self \in Attempts |-> 0]
        /\ w1 = [self \in Attempts |-> 0]
        /\ c2 = [self \in Attempts |-> 0]
        /\ w2 = [self \in Attempts |-> 0]
        /\ my = [self \in Attempts |-> 0]
        /\ mypc = [self \in Attempts |-> 0]
        /\ a = [self \in Attempts |-> 0]
        /\ b = [self \in Attempts |-> 0]
        /\ short = [self \in Attempts |-> FALSE]
        /\ pc = [self \in ProcSet |-> CASE self \in Movers -> "M1"
                                        [] self \in Pushers -> "U1"
                                        [] self = 99 -> "X"
                                        [] self \in Attempts -> "C0"]

M1(self) == /\ pc[self] = "M1"
            /\ r1' = [r1 EXCEPT ![self] = val[1]]
            /\ v1' = [v1 EXCEPT ![self] = ver[1]]
            /\ pc' = [pc EXCEPT ![self] = "M2"]
            /\ UNCHANGED << val, ver, stamp, rec, commits, moved, stale, wrong, 
                            falseShort, r2, v2, k, c1, w1, c2, w2, my, mypc, a, 
                            b, short >>

M2(self) == /\ pc[self] = "M2"
            /\ r2' = [r2 EXCEPT ![self] = val[2]]
            /\ v2' = [v2 EXCEPT ![self] = ver[2]]
            /\ pc' = [pc EXCEPT ![self] = "M3"]
            /\ UNCHANGED << val, ver, stamp, rec, commits, moved, stale, wrong, 
                            falseShort, r1, v1, k, c1, w1, c2, w2, my, mypc, a, 
                            b, short >>

M3(self) == /\ pc[self] = "M3"
            /\ IF r1[self] > 0 /\ VERSION # "none" => (ver[1] = v1[self] /\ ver[2] = v2[self])
                  THEN /\ IF r1[self] > 0
                             THEN /\ stale' = (stale \/ val[1] # r1[self] \/ val[2] # r2[self])
                                  /\ val' = [val EXCEPT ![1] = r1[self] - 1, ![2] = r2[self] + 1]
                                  /\ ver' = [ver EXCEPT ![1] = IF VERSION = "reused" THEN 1 - @ ELSE stamp + 1,
                                                        ![2] = IF VERSION = "reused" THEN 1 - @ ELSE stamp + 1]
                                  /\ stamp' = stamp + 1
                             ELSE /\ TRUE
                                  /\ UNCHANGED << val, ver, stamp, stale >>
                  ELSE /\ TRUE
                       /\ UNCHANGED << val, ver, stamp, stale >>
            /\ pc' = [pc EXCEPT ![self] = "Done"]
            /\ UNCHANGED << rec, commits, moved, wrong, falseShort, r1, v1, r2, 
                            v2, k, c1, w1, c2, w2, my, mypc, a, b, short >>

mover(self) == M1(self) \/ M2(self) \/ M3(self)

U1(self) == /\ pc[self] = "U1"
            /\ IF val[2] > 0
                  THEN /\ val' = [val EXCEPT ![1] = @ + 1, ![2] = @ - 1]
                       /\ IF PUSHSTAMP
                             THEN /\ ver' = [ver EXCEPT ![1] = IF VERSION = "reused" THEN 1 - @ ELSE stamp + 1,
                                                        ![2] = IF VERSION = "reused" THEN 1 - @ ELSE stamp + 1]
                                  /\ stamp' = stamp + 1
                             ELSE /\ TRUE
                                  /\ UNCHANGED << ver, stamp >>
                  ELSE /\ TRUE
                       /\ UNCHANGED << val, ver, stamp >>
            /\ pc' = [pc EXCEPT ![self] = "Done"]
            /\ UNCHANGED << rec, commits, moved, stale, wrong, falseShort, r1, 
                            v1, r2, v2, k, c1, w1, c2, w2, my, mypc, a, b, 
                            short >>

pusher(self) == U1(self)

X == /\ pc[99] = "X"
     /\ IF k < Restock
           THEN /\ val' = [val EXCEPT ![3] = val[3] + 1]
                /\ k' = k + 1
                /\ pc' = [pc EXCEPT ![99] = "X"]
           ELSE /\ pc' = [pc EXCEPT ![99] = "Done"]
                /\ UNCHANGED << val, k >>
     /\ UNCHANGED << ver, stamp, rec, commits, moved, stale, wrong, falseShort, 
                     r1, v1, r2, v2, c1, w1, c2, w2, my, mypc, a, b, short >>

restock == X

C0(self) == /\ pc[self] = "C0"
            /\ IF self > 1
                  THEN /\ IF rec.pc > 0
                             THEN /\ pc' = [pc EXCEPT ![self] = "CDone"]
                                  /\ rec' = rec
                             ELSE /\ IF rec.ep < self
                                        THEN /\ rec' = [rec EXCEPT !.ep = self]
                                             /\ pc' = [pc EXCEPT ![self] = "C1"]
                                        ELSE /\ pc' = [pc EXCEPT ![self] = "CDone"]
                                             /\ rec' = rec
                  ELSE /\ pc' = [pc EXCEPT ![self] = "C1"]
                       /\ rec' = rec
            /\ UNCHANGED << val, ver, stamp, commits, moved, stale, wrong, 
                            falseShort, r1, v1, r2, v2, k, c1, w1, c2, w2, my, 
                            mypc, a, b, short >>

C1(self) == /\ pc[self] = "C1"
            /\ c1' = [c1 EXCEPT ![self] = val[1]]
            /\ w1' = [w1 EXCEPT ![self] = ver[1]]
            /\ pc' = [pc EXCEPT ![self] = "C2"]
            /\ UNCHANGED << val, ver, stamp, rec, commits, moved, stale, wrong, 
                            falseShort, r1, v1, r2, v2, k, c2, w2, my, mypc, a, 
                            b, short >>

C2(self) == /\ pc[self] = "C2"
            /\ c2' = [c2 EXCEPT ![self] = val[2]]
            /\ w2' = [w2 EXCEPT ![self] = ver[2]]
            /\ pc' = [pc EXCEPT ![self] = "C3"]
            /\ UNCHANGED << val, ver, stamp, rec, commits, moved, stale, wrong, 
                            falseShort, r1, v1, r2, v2, k, c1, w1, my, mypc, a, 
                            b, short >>

C3(self) == /\ pc[self] = "C3"
            /\ IF c1[self] + c2[self] # Total
                  THEN /\ IF VALIDATE = "none"
                             THEN /\ wrong' = TRUE
                                  /\ pc' = [pc EXCEPT ![self] = "CDone"]
                             ELSE /\ pc' = [pc EXCEPT ![self] = "C4"]
                                  /\ wrong' = wrong
                  ELSE /\ pc' = [pc EXCEPT ![self] = "C6"]
                       /\ wrong' = wrong
            /\ UNCHANGED << val, ver, stamp, rec, commits, moved, stale, 
                            falseShort, r1, v1, r2, v2, k, c1, w1, c2, w2, my, 
                            mypc, a, b, short >>

C4(self) == /\ pc[self] = "C4"
            /\ a' = [a EXCEPT ![self] = ver[1]]
            /\ IF VALIDATE = "atomic"
                  THEN /\ b' = [b EXCEPT ![self] = ver[2]]
                  ELSE /\ TRUE
                       /\ b' = b
            /\ pc' = [pc EXCEPT ![self] = "C5"]
            /\ UNCHANGED << val, ver, stamp, rec, commits, moved, stale, wrong, 
                            falseShort, r1, v1, r2, v2, k, c1, w1, c2, w2, my, 
                            mypc, short >>

C5(self) == /\ pc[self] = "C5"
            /\ IF VALIDATE = "eachRead"
                  THEN /\ b' = [b EXCEPT ![self] = ver[2]]
                  ELSE /\ TRUE
                       /\ b' = b
            /\ IF a[self] = w1[self] /\ b'[self] = w2[self]
                  THEN /\ wrong' = TRUE
                  ELSE /\ TRUE
                       /\ wrong' = wrong
            /\ pc' = [pc EXCEPT ![self] = "CDone"]
            /\ UNCHANGED << val, ver, stamp, rec, commits, moved, stale, 
                            falseShort, r1, v1, r2, v2, k, c1, w1, c2, w2, my, 
                            mypc, a, short >>

C6(self) == /\ pc[self] = "C6"
            /\ IF RECORD => (rec.ep = self /\ rec.pc = 0)
                  THEN /\ IF val[3] < 1
                             THEN /\ short' = [short EXCEPT ![self] = TRUE]
                                  /\ UNCHANGED << val, rec, commits, stale >>
                             ELSE /\ IF VERSION = "none" \/ (ver[1] = w1[self] /\ ver[2] = w2[self])
                                        THEN /\ stale' = (stale \/ val[1] # c1[self] \/ val[2] # c2[self])
                                             /\ val' = [val EXCEPT ![3] = val[3] - 1]
                                             /\ commits' = commits + 1
                                             /\ IF RECORD
                                                   THEN /\ rec' = [rec EXCEPT !.pc = 1]
                                                   ELSE /\ TRUE
                                                        /\ rec' = rec
                                        ELSE /\ TRUE
                                             /\ UNCHANGED << val, rec, commits, 
                                                             stale >>
                                  /\ short' = short
                  ELSE /\ TRUE
                       /\ UNCHANGED << val, rec, commits, stale, short >>
            /\ pc' = [pc EXCEPT ![self] = "C7"]
            /\ UNCHANGED << ver, stamp, moved, wrong, falseShort, r1, v1, r2, 
                            v2, k, c1, w1, c2, w2, my, mypc, a, b >>

C7(self) == /\ pc[self] = "C7"
            /\ IF short[self]
                  THEN /\ IF BOUNDCHECK => (ver[1] = w1[self] /\ ver[2] = w2[self])
                             THEN /\ falseShort' = (val[1] # c1[self] /\ ver[1] # w1[self])
                             ELSE /\ TRUE
                                  /\ UNCHANGED falseShort
                  ELSE /\ TRUE
                       /\ UNCHANGED falseShort
            /\ pc' = [pc EXCEPT ![self] = "CDone"]
            /\ UNCHANGED << val, ver, stamp, rec, commits, moved, stale, wrong, 
                            r1, v1, r2, v2, k, c1, w1, c2, w2, my, mypc, a, b, 
                            short >>

CDone(self) == /\ pc[self] = "CDone"
               /\ TRUE
               /\ pc' = [pc EXCEPT ![self] = "Done"]
               /\ UNCHANGED << val, ver, stamp, rec, commits, moved, stale, 
                               wrong, falseShort, r1, v1, r2, v2, k, c1, w1, 
                               c2, w2, my, mypc, a, b, short >>

checker(self) == C0(self) \/ C1(self) \/ C2(self) \/ C3(self) \/ C4(self)
                    \/ C5(self) \/ C6(self) \/ C7(self) \/ CDone(self)

(* Allow infinite stuttering to prevent deadlock on termination. *)
Terminating == /\ \A self \in ProcSet: pc[self] = "Done"
               /\ UNCHANGED vars

Next == restock
           \/ (\E self \in Movers: mover(self))
           \/ (\E self \in Pushers: pusher(self))
           \/ (\E self \in Attempts: checker(self))
           \/ Terminating

Spec == Init /\ [][Next]_vars

Termination == <>(\A self \in ProcSet: pc[self] = "Done")

\* END TRANSLATION 
=============================================================================
