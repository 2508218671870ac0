----------------------------- MODULE Sovereign -----------------------------
(***************************************************************************)
(* A transaction over two services that keep their tables to themselves:   *)
(* two-phase commit.  Each participant votes with its answer (early        *)
(* prepare), the decision is part of the coordinator's record, finalising  *)
(* messages follow, and who meets a lock settles it (presumed abort, by a  *)
(* conditional write).  Attempts of the coordinator may overlap, calls of  *)
(* a participant may be doubled, anybody may stop or be late.  Each        *)
(* participant adds x, which the coordinator has read.                     *)
(*                                                                         *)
(* Atts, Dups  attempts of the coordinator; calls of a participant in each *)
(* TXID      "attempt": a transaction id for each attempt.  "instance":    *)
(*           one for all of them.                                          *)
(* PREPGC    what finalising makes of the prepare record: "tomb": a        *)
(*           tombstone, "delete": nothing is left                          *)
(* ABORTTOMB whether an abort leaves a tombstone where nothing is prepared *)
(* COORDGC   when the coordinator's record may go: "afterFinal": when all  *)
(*           participants are finalised; "early": at any time after the    *)
(*           decision; "consult": so too, but who settles a lock looks for *)
(*           the finalising message as well                                *)
(* DUE       whether a participant's own collector settles its locks       *)
(* LOCKCHECK whether writes from outside respect locks                     *)
(* CRASH     whether the coordinator may die while it waits for a vote     *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC
CONSTANTS Atts, Dups, TXID, PREPGC, ABORTTOMB, COORDGC, DUE,
          LOCKCHECK, CRASH, Outsiders, Readers, MaxEnv, MaxTimeout
P == {1, 2}
Txs == IF TXID = "attempt" THEN Atts ELSE {1}
Tx(a) == IF TXID = "attempt" THEN a ELSE 1
(* --algorithm Sovereign
variables
  x = 1, envs = 0, timeouts = 0,
  item = [pp \in P |-> [val |-> 0, ver |-> 0, lk |-> 0, nx |-> 0]],
  prep = [tt \in Txs |-> [pp \in P |-> "none"]],
  ep = 0, gone = FALSE, dec = [tt \in Txs |-> "none"],
  fin = [pp \in P |-> "none"],
  com = {}, amount = 0, outs = 0, seen = {}, bad = FALSE, badread = FALSE,
  called = [q \in Atts \X P \X (1..Dups) |-> 0],
  vote = [q \in Atts \X P \X (1..Dups) |-> "none"];
define
  Logical(p) == IF item[p].lk # 0 /\ item[p].lk \in com THEN item[p].nx ELSE item[p].val
  CommitOnce == Cardinality(com) <= 1
  Atomic == /\ Logical(1) = amount + outs
            /\ Logical(2) = amount
  ConsistentView == ~bad
  ReadsOk == ~badread
  Released == <>[](\A p \in P : item[p].lk = 0)
end define;
macro unlock(p, t, how) begin
  if how = "commit" then
    if item[p].lk = t then
      item[p] := [val |-> item[p].nx, ver |-> item[p].ver + 1, lk |-> 0, nx |-> 0];
      prep[t][p] := IF PREPGC = "tomb" THEN "committed" ELSE "none";
    end if;
  else
    if item[p].lk = t then
      item[p].lk := 0 || item[p].nx := 0;
      prep[t][p] := IF PREPGC = "tomb" THEN "aborted" ELSE "none";
    elsif prep[t][p] = "none" /\ ABORTTOMB then
      prep[t][p] := "aborted";
    end if;
  end if;
end macro;

fair process env = <<0, 0, 0>>
begin
  E: while envs < MaxEnv do
       either x := x + 1; envs := envs + 1; or goto EDone; end either;
     end while;
  EDone: skip;
end process;

fair process coord \in Atts \X {0} \X {0}
variables xs = 0, p = 1, d = 0;
begin
  A0: if self[1] > 1 then await ep > 0; end if;
      if com # {} \/ gone then goto ADone;
      elsif ep < self[1] then ep := self[1];
      else goto ADone; end if;
  A1: xs := x;
  A2: while p <= 2 do
        if d = Dups then p := 1; goto A4;
        else d := d + 1; called[<<self[1], p, d>>] := xs;
        end if;
  A2w:  either await vote[<<self[1], p, d>>] = "yes"; p := p + 1; d := 0;
        or await vote[<<self[1], p, d>>] = "no"; p := 1; goto A4;
        or await timeouts < MaxTimeout; timeouts := timeouts + 1;
        or await CRASH; goto ADone;
        end either;
      end while;
  A3: if ~gone /\ ep = self[1] /\ dec[Tx(self[1])] = "none" /\ com = {} /\ x = xs then
        dec[Tx(self[1])] := "committed"; fin := [q \in P |-> "pending"];
        com := com \cup {Tx(self[1])}; amount := xs;
        bad := \E q \in P : item[q].lk # Tx(self[1]) \/ item[q].nx # item[q].val + xs;
        seen := IF seen = {} THEN {} ELSE seen \cup {item[1].nx};
        goto ADone;
      end if;
  A3f: p := 1;
       if dec[Tx(self[1])] = "committed" \/ gone then goto ADone; end if;
  A4: while p <= 2 do
        unlock(p, Tx(self[1]), "abort"); p := p + 1;
      end while;
  ADone: skip;
end process;

fair process part \in Atts \X P \X (1..Dups)
variables v = 0, w = 0;
begin
  PRead: await called[self] # 0;
      v := item[self[2]].val; w := item[self[2]].ver;
      if item[self[2]].lk # 0 /\ item[self[2]].lk # Tx(self[1]) then
        vote[self] := "no"; goto PDone;
      end if;
  PPrep:
      if prep[Tx(self[1])][self[2]] = "prepared" then vote[self] := "yes";
      elsif prep[Tx(self[1])][self[2]] = "none" /\ item[self[2]].lk = 0 /\ item[self[2]].ver = w then
        prep[Tx(self[1])][self[2]] := "prepared";
        item[self[2]].lk := Tx(self[1]) || item[self[2]].nx := v + called[self];
        vote[self] := "yes";
      else vote[self] := "no";
      end if;
  PDone: skip;
end process;

fair process finaliser \in {8} \X P \X {0}
begin
  F1: await fin[self[2]] = "pending";
  F2: unlock(self[2], CHOOSE tt \in com : TRUE, "commit");
  F3: fin[self[2]] := "done";
end process;

fair process settler \in {9} \X P \X {0}
variables t = 0, r = "none";
begin
  S1: while DUE do
        await item[self[2]].lk # 0; t := item[self[2]].lk;
  S2:   if dec[t] = "committed" \/ (COORDGC = "consult" /\ fin[self[2]] = "pending" /\ t \in com) then
          r := "commit";
        else dec[t] := "aborted"; r := "abort";
        end if;
  S3:   unlock(self[2], t, r); t := 0; r := "none";
      end while;
end process;

fair process gc = <<0, 0, 1>>
begin
  G1: await com # {} /\ (COORDGC = "afterFinal" => \A p2 \in P : fin[p2] = "done");
      gone := TRUE; dec := [t2 \in Txs |-> IF dec[t2] = "committed" THEN "none" ELSE dec[t2]];
end process;

fair process outsider \in Outsiders \X {0} \X {1}
variables ov = 0, ow = 0;
begin
  O1: await item[1].lk = 0; ov := item[1].val; ow := item[1].ver;
  O2: if item[1].ver = ow /\ (LOCKCHECK => item[1].lk = 0) then
        item[1].val := ov + 10 || item[1].ver := ow + 1; outs := outs + 10;
        seen := IF seen = {} THEN {} ELSE seen \cup {ov + 10};
      end if;
end process;

fair process reader \in Readers \X {0} \X {2}
variables rv = 0, rn = 0, rl = 0;
begin
  R1: rv := item[1].val; rn := item[1].nx; rl := item[1].lk; seen := {Logical(1)};
  R2: if rl = 0 then badread := rv \notin seen;
      elsif dec[rl] = "committed" \/ (gone /\ COORDGC # "early" /\ rl \in com) then badread := rn \notin seen;
      else badread := rv \notin seen;
      end if;
end process;
end algorithm; *)
\* BEGIN TRANSLATION (chksum(pcal) = "cc68ec61" /\ chksum(tla) = "6f673e8e")
VARIABLES x, envs, timeouts, item, prep, ep, gone, dec, fin, com, amount, 
          outs, seen, bad, badread, called, vote, pc

(* define statement *)
Logical(p) == IF item[p].lk # 0 /\ item[p].lk \in com THEN item[p].nx ELSE item[p].val
CommitOnce == Cardinality(com) <= 1
Atomic == /\ Logical(1) = amount + outs
          /\ Logical(2) = amount
ConsistentView == ~bad
ReadsOk == ~badread
Released == <>[](\A p \in P : item[p].lk = 0)

VARIABLES xs, p, d, v, w, t, r, ov, ow, rv, rn, rl

vars == << x, envs, timeouts, item, prep, ep, gone, dec, fin, com, amount, 
           outs, seen, bad, badread, called, vote, pc, xs, p, d, v, w, t, r, 
           ov, ow, rv, rn, rl >>

ProcSet == {<<0, 0, 0>>} \cup (Atts \X {0} \X {0}) \cup (Atts \X P \X (1..Dups)) \cup ({8} \X P \X {0}) \cup ({9} \X P \X {0}) \cup {<<0, 0, 1>>} \cup (Outsiders \X {0} \X {1}) \cup (Readers \X {0} \X {2})

Init == (* Global variables *)
        /\ x = 1
        /\ envs = 0
        /\ timeouts = 0
        /\ item = [pp \in P |-> [val |-> 0, ver |-> 0, lk |-> 0, nx |-> 0]]
        /\ prep = [tt \in Txs |-> [pp \in P |-> "none"]]
        /\ ep = 0
        /\ gone = FALSE
        /\ dec = [tt \in Txs |-> "none"]
        /\ fin = [pp \in P |-> "none"]
        /\ com = {}
        /\ amount = 0
        /\ outs = 0
        /\ seen = {}
        /\ bad = FALSE
        /\ badread = FALSE
        /\ called = [q \in Atts \X P \X (1..Dups) |-> 0]
        /\ vote = [q \in Atts \X P \X (1..Dups) |-> "none"]
        (* Process coord *)
        /\ xs = [self \in Atts \X {0} \X {0} |-> 0]
        /\ p = [self \in Atts \X {0} \X {0} |-> 1]
        /\ d = [self \in Atts \X {0} \X {0} |-> 0]
        (* Process part *)
        /\ v = [self \in Atts \X P \X (1..Dups) |-> 0]
        /\ w = [self \in Atts \X P \X (1..Dups) |-> 0]
        (* Process settler *)
        /\ t = [self \in {9} \X P \X {0} |-> 0]
        /\ r = [self \in {9} \X P \X {0} |-> "none"]
        (* Process outsider *)
        /\ ov = [self \in Outsiders \X {0} \X {1} |-> 0]
        /\ ow = [self \in Outsiders \X {0} \X {1} |-> 0]
        (* Process reader *)
        /\ rv = [self \in Readers \X {0} \X {2} |-> 0]
        /\ rn = [self \in Readers \X {0} \X {2} |-> 0]
        /\ rl = [self \in Readers \X {0} \X {2} |-> 0]
        /\ pc = [self \in ProcSet |-> CASE self = <<0, 0, 0>> -> "E"
                                        [] self \in Atts \X {0} \X {0} -> "A0"
                                        [] self \in Atts \X P \X (1..Dups) -> "PRead"
                                        [] self \in {8} \X P \X {0} -> "F1"
                                        [] self \in {9} \X P \X {0} -> "S1"
                                        [] self = <<0, 0, 1>> -> "G1"
                                        [] self \in Outsiders \X {0} \X {1} -> "O1"
                                        [] self \in Readers \X {0} \X {2} -> "R1"]

E == /\ pc[<<0, 0, 0>>] = "E"
     /\ IF envs < MaxEnv
           THEN /\ \/ /\ x' = x + 1
                      /\ envs' = envs + 1
                      /\ pc' = [pc EXCEPT ![<<0, 0, 0>>] = "E"]
                   \/ /\ pc' = [pc EXCEPT ![<<0, 0, 0>>] = "EDone"]
                      /\ UNCHANGED <<x, envs>>
           ELSE /\ pc' = [pc EXCEPT ![<<0, 0, 0>>] = "EDone"]
                /\ UNCHANGED << x, envs >>
     /\ UNCHANGED << timeouts, item, prep, ep, gone, dec, fin, com, amount, 
                     outs, seen, bad, badread, called, vote, xs, p, d, v, w, t, 
                     r, ov, ow, rv, rn, rl >>

EDone == /\ pc[<<0, 0, 0>>] = "EDone"
         /\ TRUE
         /\ pc' = [pc EXCEPT ![<<0, 0, 0>>] = "Done"]
         /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, fin, 
                         com, amount, outs, seen, bad, badread, called, vote, 
                         xs, p, d, v, w, t, r, ov, ow, rv, rn, rl >>

env == E \/ EDone

A0(self) == /\ pc[self] = "A0"
            /\ IF self[1] > 1
                  THEN /\ ep > 0
                  ELSE /\ TRUE
            /\ IF com # {} \/ gone
                  THEN /\ pc' = [pc EXCEPT ![self] = "ADone"]
                       /\ ep' = ep
                  ELSE /\ IF ep < self[1]
                             THEN /\ ep' = self[1]
                                  /\ pc' = [pc EXCEPT ![self] = "A1"]
                             ELSE /\ pc' = [pc EXCEPT ![self] = "ADone"]
                                  /\ ep' = ep
            /\ UNCHANGED << x, envs, timeouts, item, prep, gone, dec, fin, com, 
                            amount, outs, seen, bad, badread, called, vote, xs, 
                            p, d, v, w, t, r, ov, ow, rv, rn, rl >>

A1(self) == /\ pc[self] = "A1"
            /\ xs' = [xs EXCEPT ![self] = x]
            /\ pc' = [pc EXCEPT ![self] = "A2"]
            /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, fin, 
                            com, amount, outs, seen, bad, badread, called, 
                            vote, p, d, v, w, t, r, ov, ow, rv, rn, rl >>

A2(self) == /\ pc[self] = "A2"
            /\ IF p[self] <= 2
                  THEN /\ IF d[self] = Dups
                             THEN /\ p' = [p EXCEPT ![self] = 1]
                                  /\ pc' = [pc EXCEPT ![self] = "A4"]
                                  /\ UNCHANGED << called, d >>
                             ELSE /\ d' = [d EXCEPT ![self] = d[self] + 1]
                                  /\ called' = [called EXCEPT ![<<self[1], p[self], d'[self]>>] = xs[self]]
                                  /\ pc' = [pc EXCEPT ![self] = "A2w"]
                                  /\ p' = p
                  ELSE /\ pc' = [pc EXCEPT ![self] = "A3"]
                       /\ UNCHANGED << called, p, d >>
            /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, fin, 
                            com, amount, outs, seen, bad, badread, vote, xs, v, 
                            w, t, r, ov, ow, rv, rn, rl >>

A2w(self) == /\ pc[self] = "A2w"
             /\ \/ /\ vote[<<self[1], p[self], d[self]>>] = "yes"
                   /\ p' = [p EXCEPT ![self] = p[self] + 1]
                   /\ d' = [d EXCEPT ![self] = 0]
                   /\ pc' = [pc EXCEPT ![self] = "A2"]
                   /\ UNCHANGED timeouts
                \/ /\ vote[<<self[1], p[self], d[self]>>] = "no"
                   /\ p' = [p EXCEPT ![self] = 1]
                   /\ pc' = [pc EXCEPT ![self] = "A4"]
                   /\ UNCHANGED <<timeouts, d>>
                \/ /\ timeouts < MaxTimeout
                   /\ timeouts' = timeouts + 1
                   /\ pc' = [pc EXCEPT ![self] = "A2"]
                   /\ UNCHANGED <<p, d>>
                \/ /\ CRASH
                   /\ pc' = [pc EXCEPT ![self] = "ADone"]
                   /\ UNCHANGED <<timeouts, p, d>>
             /\ UNCHANGED << x, envs, item, prep, ep, gone, dec, fin, com, 
                             amount, outs, seen, bad, badread, called, vote, 
                             xs, v, w, t, r, ov, ow, rv, rn, rl >>

A3(self) == /\ pc[self] = "A3"
            /\ IF ~gone /\ ep = self[1] /\ dec[Tx(self[1])] = "none" /\ com = {} /\ x = xs[self]
                  THEN /\ dec' = [dec EXCEPT ![Tx(self[1])] = "committed"]
                       /\ fin' = [q \in P |-> "pending"]
                       /\ com' = (com \cup {Tx(self[1])})
                       /\ amount' = xs[self]
                       /\ bad' = (\E q \in P : item[q].lk # Tx(self[1]) \/ item[q].nx # item[q].val + xs[self])
                       /\ seen' = (IF seen = {} THEN {} ELSE seen \cup {item[1].nx})
                       /\ pc' = [pc EXCEPT ![self] = "ADone"]
                  ELSE /\ pc' = [pc EXCEPT ![self] = "A3f"]
                       /\ UNCHANGED << dec, fin, com, amount, seen, bad >>
            /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, outs, 
                            badread, called, vote, xs, p, d, v, w, t, r, ov, 
                            ow, rv, rn, rl >>

A3f(self) == /\ pc[self] = "A3f"
             /\ p' = [p EXCEPT ![self] = 1]
             /\ IF dec[Tx(self[1])] = "committed" \/ gone
                   THEN /\ pc' = [pc EXCEPT ![self] = "ADone"]
                   ELSE /\ pc' = [pc EXCEPT ![self] = "A4"]
             /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, fin, 
                             com, amount, outs, seen, bad, badread, called, 
                             vote, xs, d, v, w, t, r, ov, ow, rv, rn, rl >>

A4(self) == /\ pc[self] = "A4"
            /\ IF p[self] <= 2
                  THEN /\ IF "abort" = "commit"
                             THEN /\ IF item[p[self]].lk = (Tx(self[1]))
                                        THEN /\ item' = [item EXCEPT ![p[self]] = [val |-> item[p[self]].nx, ver |-> item[p[self]].ver + 1, lk |-> 0, nx |-> 0]]
                                             /\ prep' = [prep EXCEPT ![(Tx(self[1]))][p[self]] = IF PREPGC = "tomb" THEN "committed" ELSE "none"]
                                        ELSE /\ TRUE
                                             /\ UNCHANGED << item, prep >>
                             ELSE /\ IF item[p[self]].lk = (Tx(self[1]))
                                        THEN /\ item' = [item EXCEPT ![p[self]].lk = 0,
                                                                     ![p[self]].nx = 0]
                                             /\ prep' = [prep EXCEPT ![(Tx(self[1]))][p[self]] = IF PREPGC = "tomb" THEN "aborted" ELSE "none"]
                                        ELSE /\ IF prep[(Tx(self[1]))][p[self]] = "none" /\ ABORTTOMB
                                                   THEN /\ prep' = [prep EXCEPT ![(Tx(self[1]))][p[self]] = "aborted"]
                                                   ELSE /\ TRUE
                                                        /\ prep' = prep
                                             /\ item' = item
                       /\ p' = [p EXCEPT ![self] = p[self] + 1]
                       /\ pc' = [pc EXCEPT ![self] = "A4"]
                  ELSE /\ pc' = [pc EXCEPT ![self] = "ADone"]
                       /\ UNCHANGED << item, prep, p >>
            /\ UNCHANGED << x, envs, timeouts, ep, gone, dec, fin, com, amount, 
                            outs, seen, bad, badread, called, vote, xs, d, v, 
                            w, t, r, ov, ow, rv, rn, rl >>

ADone(self) == /\ pc[self] = "ADone"
               /\ TRUE
               /\ pc' = [pc EXCEPT ![self] = "Done"]
               /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, 
                               fin, com, amount, outs, seen, bad, badread, 
                               called, vote, xs, p, d, v, w, t, r, ov, ow, rv, 
                               rn, rl >>

coord(self) == A0(self) \/ A1(self) \/ A2(self) \/ A2w(self) \/ A3(self)
                  \/ A3f(self) \/ A4(self) \/ ADone(self)

PRead(self) == /\ pc[self] = "PRead"
               /\ called[self] # 0
               /\ v' = [v EXCEPT ![self] = item[self[2]].val]
               /\ w' = [w EXCEPT ![self] = item[self[2]].ver]
               /\ IF item[self[2]].lk # 0 /\ item[self[2]].lk # Tx(self[1])
                     THEN /\ vote' = [vote EXCEPT ![self] = "no"]
                          /\ pc' = [pc EXCEPT ![self] = "PDone"]
                     ELSE /\ pc' = [pc EXCEPT ![self] = "PPrep"]
                          /\ vote' = vote
               /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, 
                               fin, com, amount, outs, seen, bad, badread, 
                               called, xs, p, d, t, r, ov, ow, rv, rn, rl >>

PPrep(self) == /\ pc[self] = "PPrep"
               /\ IF prep[Tx(self[1])][self[2]] = "prepared"
                     THEN /\ vote' = [vote EXCEPT ![self] = "yes"]
                          /\ UNCHANGED << item, prep >>
                     ELSE /\ IF prep[Tx(self[1])][self[2]] = "none" /\ item[self[2]].lk = 0 /\ item[self[2]].ver = w[self]
                                THEN /\ prep' = [prep EXCEPT ![Tx(self[1])][self[2]] = "prepared"]
                                     /\ item' = [item EXCEPT ![self[2]].lk = Tx(self[1]),
                                                             ![self[2]].nx = v[self] + called[self]]
                                     /\ vote' = [vote EXCEPT ![self] = "yes"]
                                ELSE /\ vote' = [vote EXCEPT ![self] = "no"]
                                     /\ UNCHANGED << item, prep >>
               /\ pc' = [pc EXCEPT ![self] = "PDone"]
               /\ UNCHANGED << x, envs, timeouts, ep, gone, dec, fin, com, 
                               amount, outs, seen, bad, badread, called, xs, p, 
                               d, v, w, t, r, ov, ow, rv, rn, rl >>

PDone(self) == /\ pc[self] = "PDone"
               /\ TRUE
               /\ pc' = [pc EXCEPT ![self] = "Done"]
               /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, 
                               fin, com, amount, outs, seen, bad, badread, 
                               called, vote, xs, p, d, v, w, t, r, ov, ow, rv, 
                               rn, rl >>

part(self) == PRead(self) \/ PPrep(self) \/ PDone(self)

F1(self) == /\ pc[self] = "F1"
            /\ fin[self[2]] = "pending"
            /\ pc' = [pc EXCEPT ![self] = "F2"]
            /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, fin, 
                            com, amount, outs, seen, bad, badread, called, 
                            vote, xs, p, d, v, w, t, r, ov, ow, rv, rn, rl >>

F2(self) == /\ pc[self] = "F2"
            /\ IF "commit" = "commit"
                  THEN /\ IF item[(self[2])].lk = (CHOOSE tt \in com : TRUE)
                             THEN /\ item' = [item EXCEPT ![(self[2])] = [val |-> item[(self[2])].nx, ver |-> item[(self[2])].ver + 1, lk |-> 0, nx |-> 0]]
                                  /\ prep' = [prep EXCEPT ![(CHOOSE tt \in com : TRUE)][(self[2])] = IF PREPGC = "tomb" THEN "committed" ELSE "none"]
                             ELSE /\ TRUE
                                  /\ UNCHANGED << item, prep >>
                  ELSE /\ IF item[(self[2])].lk = (CHOOSE tt \in com : TRUE)
                             THEN /\ item' = [item EXCEPT ![(self[2])].lk = 0,
                                                          ![(self[2])].nx = 0]
                                  /\ prep' = [prep EXCEPT ![(CHOOSE tt \in com : TRUE)][(self[2])] = IF PREPGC = "tomb" THEN "aborted" ELSE "none"]
                             ELSE /\ IF prep[(CHOOSE tt \in com : TRUE)][(self[2])] = "none" /\ ABORTTOMB
                                        THEN /\ prep' = [prep EXCEPT ![(CHOOSE tt \in com : TRUE)][(self[2])] = "aborted"]
                                        ELSE /\ TRUE
                                             /\ prep' = prep
                                  /\ item' = item
            /\ pc' = [pc EXCEPT ![self] = "F3"]
            /\ UNCHANGED << x, envs, timeouts, ep, gone, dec, fin, com, amount, 
                            outs, seen, bad, badread, called, vote, xs, p, d, 
                            v, w, t, r, ov, ow, rv, rn, rl >>

F3(self) == /\ pc[self] = "F3"
            /\ fin' = [fin EXCEPT ![self[2]] = "done"]
            /\ pc' = [pc EXCEPT ![self] = "Done"]
            /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, com, 
                            amount, outs, seen, bad, badread, called, vote, xs, 
                            p, d, v, w, t, r, ov, ow, rv, rn, rl >>

finaliser(self) == F1(self) \/ F2(self) \/ F3(self)

S1(self) == /\ pc[self] = "S1"
            /\ IF DUE
                  THEN /\ item[self[2]].lk # 0
                       /\ t' = [t EXCEPT ![self] = item[self[2]].lk]
                       /\ pc' = [pc EXCEPT ![self] = "S2"]
                  ELSE /\ pc' = [pc EXCEPT ![self] = "Done"]
                       /\ t' = t
            /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, fin, 
                            com, amount, outs, seen, bad, badread, called, 
                            vote, xs, p, d, v, w, r, ov, ow, rv, rn, rl >>

S2(self) == /\ pc[self] = "S2"
            /\ IF dec[t[self]] = "committed" \/ (COORDGC = "consult" /\ fin[self[2]] = "pending" /\ t[self] \in com)
                  THEN /\ r' = [r EXCEPT ![self] = "commit"]
                       /\ dec' = dec
                  ELSE /\ dec' = [dec EXCEPT ![t[self]] = "aborted"]
                       /\ r' = [r EXCEPT ![self] = "abort"]
            /\ pc' = [pc EXCEPT ![self] = "S3"]
            /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, fin, com, 
                            amount, outs, seen, bad, badread, called, vote, xs, 
                            p, d, v, w, t, ov, ow, rv, rn, rl >>

S3(self) == /\ pc[self] = "S3"
            /\ IF r[self] = "commit"
                  THEN /\ IF item[(self[2])].lk = t[self]
                             THEN /\ item' = [item EXCEPT ![(self[2])] = [val |-> item[(self[2])].nx, ver |-> item[(self[2])].ver + 1, lk |-> 0, nx |-> 0]]
                                  /\ prep' = [prep EXCEPT ![t[self]][(self[2])] = IF PREPGC = "tomb" THEN "committed" ELSE "none"]
                             ELSE /\ TRUE
                                  /\ UNCHANGED << item, prep >>
                  ELSE /\ IF item[(self[2])].lk = t[self]
                             THEN /\ item' = [item EXCEPT ![(self[2])].lk = 0,
                                                          ![(self[2])].nx = 0]
                                  /\ prep' = [prep EXCEPT ![t[self]][(self[2])] = IF PREPGC = "tomb" THEN "aborted" ELSE "none"]
                             ELSE /\ IF prep[t[self]][(self[2])] = "none" /\ ABORTTOMB
                                        THEN /\ prep' = [prep EXCEPT ![t[self]][(self[2])] = "aborted"]
                                        ELSE /\ TRUE
                                             /\ prep' = prep
                                  /\ item' = item
            /\ t' = [t EXCEPT ![self] = 0]
            /\ r' = [r EXCEPT ![self] = "none"]
            /\ pc' = [pc EXCEPT ![self] = "S1"]
            /\ UNCHANGED << x, envs, timeouts, ep, gone, dec, fin, com, amount, 
                            outs, seen, bad, badread, called, vote, xs, p, d, 
                            v, w, ov, ow, rv, rn, rl >>

settler(self) == S1(self) \/ S2(self) \/ S3(self)

G1 == /\ pc[<<0, 0, 1>>] = "G1"
      /\ com # {} /\ (COORDGC = "afterFinal" => \A p2 \in P : fin[p2] = "done")
      /\ gone' = TRUE
      /\ dec' = [t2 \in Txs |-> IF dec[t2] = "committed" THEN "none" ELSE dec[t2]]
      /\ pc' = [pc EXCEPT ![<<0, 0, 1>>] = "Done"]
      /\ UNCHANGED << x, envs, timeouts, item, prep, ep, fin, com, amount, 
                      outs, seen, bad, badread, called, vote, xs, p, d, v, w, 
                      t, r, ov, ow, rv, rn, rl >>

gc == G1

O1(self) == /\ pc[self] = "O1"
            /\ item[1].lk = 0
            /\ ov' = [ov EXCEPT ![self] = item[1].val]
            /\ ow' = [ow EXCEPT ![self] = item[1].ver]
            /\ pc' = [pc EXCEPT ![self] = "O2"]
            /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, fin, 
                            com, amount, outs, seen, bad, badread, called, 
                            vote, xs, p, d, v, w, t, r, rv, rn, rl >>

O2(self) == /\ pc[self] = "O2"
            /\ IF item[1].ver = ow[self] /\ (LOCKCHECK => item[1].lk = 0)
                  THEN /\ item' = [item EXCEPT ![1].val = ov[self] + 10,
                                               ![1].ver = ow[self] + 1]
                       /\ outs' = outs + 10
                       /\ seen' = (IF seen = {} THEN {} ELSE seen \cup {ov[self] + 10})
                  ELSE /\ TRUE
                       /\ UNCHANGED << item, outs, seen >>
            /\ pc' = [pc EXCEPT ![self] = "Done"]
            /\ UNCHANGED << x, envs, timeouts, prep, ep, gone, dec, fin, com, 
                            amount, bad, badread, called, vote, xs, p, d, v, w, 
                            t, r, ov, ow, rv, rn, rl >>

outsider(self) == O1(self) \/ O2(self)

R1(self) == /\ pc[self] = "R1"
            /\ rv' = [rv EXCEPT ![self] = item[1].val]
            /\ rn' = [rn EXCEPT ![self] = item[1].nx]
            /\ rl' = [rl EXCEPT ![self] = item[1].lk]
            /\ seen' = {Logical(1)}
            /\ pc' = [pc EXCEPT ![self] = "R2"]
            /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, fin, 
                            com, amount, outs, bad, badread, called, vote, xs, 
                            p, d, v, w, t, r, ov, ow >>

R2(self) == /\ pc[self] = "R2"
            /\ IF rl[self] = 0
                  THEN /\ badread' = (rv[self] \notin seen)
                  ELSE /\ IF dec[rl[self]] = "committed" \/ (gone /\ COORDGC # "early" /\ rl[self] \in com)
                             THEN /\ badread' = (rn[self] \notin seen)
                             ELSE /\ badread' = (rv[self] \notin seen)
            /\ pc' = [pc EXCEPT ![self] = "Done"]
            /\ UNCHANGED << x, envs, timeouts, item, prep, ep, gone, dec, fin, 
                            com, amount, outs, seen, bad, called, vote, xs, p, 
                            d, v, w, t, r, ov, ow, rv, rn, rl >>

reader(self) == R1(self) \/ R2(self)

(* Allow infinite stuttering to prevent deadlock on termination. *)
Terminating == /\ \A self \in ProcSet: pc[self] = "Done"
               /\ UNCHANGED vars

Next == env \/ gc
           \/ (\E self \in Atts \X {0} \X {0}: coord(self))
           \/ (\E self \in Atts \X P \X (1..Dups): part(self))
           \/ (\E self \in {8} \X P \X {0}: finaliser(self))
           \/ (\E self \in {9} \X P \X {0}: settler(self))
           \/ (\E self \in Outsiders \X {0} \X {1}: outsider(self))
           \/ (\E self \in Readers \X {0} \X {2}: reader(self))
           \/ Terminating

Spec == /\ Init /\ [][Next]_vars
        /\ WF_vars(env)
        /\ \A self \in Atts \X {0} \X {0} : WF_vars(coord(self))
        /\ \A self \in Atts \X P \X (1..Dups) : WF_vars(part(self))
        /\ \A self \in {8} \X P \X {0} : WF_vars(finaliser(self))
        /\ \A self \in {9} \X P \X {0} : WF_vars(settler(self))
        /\ WF_vars(gc)
        /\ \A self \in Outsiders \X {0} \X {1} : WF_vars(outsider(self))
        /\ \A self \in Readers \X {0} \X {2} : WF_vars(reader(self))

Termination == <>(\A self \in ProcSet: pc[self] = "Done")

\* END TRANSLATION 
=============================================================================
