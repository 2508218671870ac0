------------------------------- MODULE Spawn -------------------------------
(***************************************************************************)
(* A spawned instance.  Its spawner, which has two attempts, commits a     *)
(* pending record once and sends a hint, which may be lost or doubled.     *)
(* Collectors claim an instance that is due and send an attempt of it,     *)
(* which may be delivered twice.  The instance calls a callee that leaves  *)
(* no evidence when it does nothing, and then commits.  After MaxN claims  *)
(* it is parked; an operator may abandon a parked instance.                *)
(*                                                                         *)
(* Hints, Collectors  deliveries of the hint, and collectors; an attempt   *)
(*        that collector k sends is delivered as 10k + 1 and 10k + 2       *)
(* HINT   "claim": the attempt that a hint starts owns its stamp (it       *)
(*        raises it, or stops) before it calls.  "plain": it just calls.   *)
(* CLAIM  "dueOnly": a claim moves the time at which the instance is due;  *)
(*        the stamp is raised by the attempt's own seal.  "epStrict": the  *)
(*        claim raises the stamp, and the seal wants to raise it too.      *)
(*        "epLax": the claim raises it, and the seal is content with an    *)
(*        equal stamp.                                                     *)
(* PARK   "bumpWait": parking raises the stamp, and the operator waits     *)
(*        until no attempt can be at work.  "bump": he does not wait.      *)
(*        "keep": the stamp is not raised either.                          *)
(* MaxN   9 stands for a run that asks for liveness: then there is a new   *)
(*        claim only when the last attempt has ended                       *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC
CONSTANTS Hints, Collectors, HINT, CLAIM, PARK, MaxN, MaxToggle, MaxCrash
Runs == Hints \cup {10 * k + j : k \in Collectors, j \in {1, 2}}
(* --algorithm Spawn
variables
  world = 0, toggles = 0, crashes = 0,
  sp = 0, born = 0,
  rec = [st |-> "none", ep |-> 0, n |-> 0, due |-> 0, out |-> "none"],
  hinted = FALSE, sent = [k \in Collectors |-> 0],
  cal = [ex |-> FALSE, ep |-> 0, st |-> "none", out |-> "none"], eff = 0,
  abandoned = FALSE, late = FALSE;
define
  BornOnce   == born <= 1
  EffectOnce == eff <= 1
  Agree      == rec.st = "done" => (rec.out = "yes" <=> eff = 1)
  NoLate     == ~late
  Ends       == (born = 1) ~> (rec.st \in {"done", "parked", "abandoned"})
end define;

fair process env = 0
begin
  E: while toggles < MaxToggle do
       either world := 1 - world; toggles := toggles + 1; or goto EDone; end either;
     end while;
  EDone: skip;
end process;

process spawner \in {1, 2}
begin
  P1: if sp = 0 then
        sp := 1; born := born + 1;
        rec := [st |-> "pending", ep |-> 0, n |-> 0, due |-> 1, out |-> "none"];
      end if;
  P2: hinted := TRUE;
end process;

fair process collector \in Collectors
variables seen = 0, e = 0;
begin
  K1: \* in the liveness run a new claim comes only when the last one has ended (backoff)
      await rec.due # 0 /\ sent[self] = 0
            /\ (MaxN = 9 => \A k \in Collectors : sent[k] # 0 =>
                  pc[10 * k + 1] \in {"RDone", "Done"} /\ pc[10 * k + 2] \in {"RDone", "Done"}); seen := rec.due; e := rec.ep;
  K2: if rec.due = seen then
        if rec.n >= MaxN then
          rec.st := "parked" || rec.due := 0 || rec.ep := IF PARK # "keep" THEN rec.ep + 1 ELSE rec.ep;
        else
          sent[self] := e + 1;
          if CLAIM = "dueOnly" then rec.n := rec.n + 1 || rec.due := rec.due + 1;
          else rec.n := rec.n + 1 || rec.due := rec.due + 1 || rec.ep := e + 1;
          end if;
        end if;
      elsif rec.st \in {"pending", "running"} then goto K1;
      end if;
end process;

process operator = 3
begin
  O1: await rec.st = "parked"
            /\ (PARK = "bumpWait" => \A q \in Runs : pc[q] \notin {"R3", "R4", "R5", "R6"}); rec.st := "abandoned" || rec.ep := IF PARK # "keep" THEN rec.ep + 1 ELSE rec.ep;
      abandoned := TRUE;
end process;

fair process run \in Runs
variables my = 0, ans = "none", v = 0;
begin
  R1: if self \in Hints then
        await hinted; my := IF HINT = "claim" THEN 1 ELSE 0;
        if HINT = "plain" then goto R3; end if;
      else
        await sent[self \div 10] # 0; my := sent[self \div 10];
      end if;
  R2: \* the seal
      if rec.st \in {"done", "parked", "abandoned"} then goto RDone;
      elsif CLAIM = "epLax" /\ self \notin Hints then
        if rec.ep > my then goto RDone; end if;
      elsif rec.ep >= my then goto RDone;
      else rec.ep := my || rec.st := "running";
      end if;
  R3: \* the callee, driven by this attempt; its stamp is the attempt's number
      either
        await crashes < MaxCrash; crashes := crashes + 1; goto RDone;
      or
        if my > 1 then
          if cal.st = "done" then ans := cal.out; goto R6;
          elsif cal.ex /\ cal.ep > my then goto RDone;
          else cal.ex := TRUE || cal.ep := my;
          end if;
        end if;
      end either;
  R4: v := world;
  R5: if v = 1 then
        if (IF cal.ex THEN cal.ep = my /\ my > 1 /\ cal.st # "done" ELSE my <= 1) then
          eff := eff + 1; ans := "yes"; late := late \/ abandoned;
          cal := [ex |-> TRUE, ep |-> my, st |-> "done", out |-> "yes"];
        elsif cal.st = "done" then ans := cal.out;
        else goto RDone;
        end if;
      else ans := "no";
      end if;
  R6: either
        await crashes < MaxCrash; crashes := crashes + 1;
      or
        if rec.st \in {"pending", "running", "parked", "abandoned"} /\ rec.ep = my then
          late := late \/ abandoned;
          rec := [st |-> "done", ep |-> my, n |-> rec.n, due |-> 0, out |-> ans];
        end if;
      end either;
  RDone: skip;
end process;
end algorithm; *)
\* BEGIN TRANSLATION (chksum(pcal) = "8808dfba" /\ chksum(tla) = "940082be")
VARIABLES world, toggles, crashes, sp, born, rec, hinted, sent, cal, eff, 
          abandoned, late, pc

(* define statement *)
BornOnce   == born <= 1
EffectOnce == eff <= 1
Agree      == rec.st = "done" => (rec.out = "yes" <=> eff = 1)
NoLate     == ~late
Ends       == (born = 1) ~> (rec.st \in {"done", "parked", "abandoned"})

VARIABLES seen, e, my, ans, v

vars == << world, toggles, crashes, sp, born, rec, hinted, sent, cal, eff, 
           abandoned, late, pc, seen, e, my, ans, v >>

ProcSet == {0} \cup ({1, 2}) \cup (Collectors) \cup {3} \cup (Runs)

Init == (* Global variables *)
        /\ world = 0
        /\ toggles = 0
        /\ crashes = 0
        /\ sp = 0
        /\ born = 0
        /\ rec = [st |-> "none", ep |-> 0, n |-> 0, due |-> 0, out |-> "none"]
        /\ hinted = FALSE
        /\ sent = [k \in Collectors |-> 0]
        /\ cal = [ex |-> FALSE, ep |-> 0, st |-> "none", out |-> "none"]
        /\ eff = 0
        /\ abandoned = FALSE
        /\ late = FALSE
        (* Process collector *)
        /\ seen = [self \in Collectors |-> 0]
        /\ e = [self \in Collectors |-> 0]
        (* Process run *)
        /\ my = [self \in Runs |-> 0]
        /\ ans = [self \in Runs |-> "none"]
        /\ v = [self \in Runs |-> 0]
        /\ pc = [self \in ProcSet |-> CASE self = 0 -> "E"
                                        [] self \in {1, 2} -> "P1"
                                        [] self \in Collectors -> "K1"
                                        [] self = 3 -> "O1"
                                        [] self \in Runs -> "R1"]

E == /\ pc[0] = "E"
     /\ IF toggles < MaxToggle
           THEN /\ \/ /\ world' = 1 - world
                      /\ toggles' = toggles + 1
                      /\ pc' = [pc EXCEPT ![0] = "E"]
                   \/ /\ pc' = [pc EXCEPT ![0] = "EDone"]
                      /\ UNCHANGED <<world, toggles>>
           ELSE /\ pc' = [pc EXCEPT ![0] = "EDone"]
                /\ UNCHANGED << world, toggles >>
     /\ UNCHANGED << crashes, sp, born, rec, hinted, sent, cal, eff, abandoned, 
                     late, seen, e, my, ans, v >>

EDone == /\ pc[0] = "EDone"
         /\ TRUE
         /\ pc' = [pc EXCEPT ![0] = "Done"]
         /\ UNCHANGED << world, toggles, crashes, sp, born, rec, hinted, sent, 
                         cal, eff, abandoned, late, seen, e, my, ans, v >>

env == E \/ EDone

P1(self) == /\ pc[self] = "P1"
            /\ IF sp = 0
                  THEN /\ sp' = 1
                       /\ born' = born + 1
                       /\ rec' = [st |-> "pending", ep |-> 0, n |-> 0, due |-> 1, out |-> "none"]
                  ELSE /\ TRUE
                       /\ UNCHANGED << sp, born, rec >>
            /\ pc' = [pc EXCEPT ![self] = "P2"]
            /\ UNCHANGED << world, toggles, crashes, hinted, sent, cal, eff, 
                            abandoned, late, seen, e, my, ans, v >>

P2(self) == /\ pc[self] = "P2"
            /\ hinted' = TRUE
            /\ pc' = [pc EXCEPT ![self] = "Done"]
            /\ UNCHANGED << world, toggles, crashes, sp, born, rec, sent, cal, 
                            eff, abandoned, late, seen, e, my, ans, v >>

spawner(self) == P1(self) \/ P2(self)

K1(self) == /\ pc[self] = "K1"
            /\ rec.due # 0 /\ sent[self] = 0
               /\ (MaxN = 9 => \A k \in Collectors : sent[k] # 0 =>
                     pc[10 * k + 1] \in {"RDone", "Done"} /\ pc[10 * k + 2] \in {"RDone", "Done"})
            /\ seen' = [seen EXCEPT ![self] = rec.due]
            /\ e' = [e EXCEPT ![self] = rec.ep]
            /\ pc' = [pc EXCEPT ![self] = "K2"]
            /\ UNCHANGED << world, toggles, crashes, sp, born, rec, hinted, 
                            sent, cal, eff, abandoned, late, my, ans, v >>

K2(self) == /\ pc[self] = "K2"
            /\ IF rec.due = seen[self]
                  THEN /\ IF rec.n >= MaxN
                             THEN /\ rec' = [rec EXCEPT !.st = "parked",
                                                        !.due = 0,
                                                        !.ep = IF PARK # "keep" THEN rec.ep + 1 ELSE rec.ep]
                                  /\ sent' = sent
                             ELSE /\ sent' = [sent EXCEPT ![self] = e[self] + 1]
                                  /\ IF CLAIM = "dueOnly"
                                        THEN /\ rec' = [rec EXCEPT !.n = rec.n + 1,
                                                                   !.due = rec.due + 1]
                                        ELSE /\ rec' = [rec EXCEPT !.n = rec.n + 1,
                                                                   !.due = rec.due + 1,
                                                                   !.ep = e[self] + 1]
                       /\ pc' = [pc EXCEPT ![self] = "Done"]
                  ELSE /\ IF rec.st \in {"pending", "running"}
                             THEN /\ pc' = [pc EXCEPT ![self] = "K1"]
                             ELSE /\ pc' = [pc EXCEPT ![self] = "Done"]
                       /\ UNCHANGED << rec, sent >>
            /\ UNCHANGED << world, toggles, crashes, sp, born, hinted, cal, 
                            eff, abandoned, late, seen, e, my, ans, v >>

collector(self) == K1(self) \/ K2(self)

O1 == /\ pc[3] = "O1"
      /\ rec.st = "parked"
         /\ (PARK = "bumpWait" => \A q \in Runs : pc[q] \notin {"R3", "R4", "R5", "R6"})
      /\ rec' = [rec EXCEPT !.st = "abandoned",
                            !.ep = IF PARK # "keep" THEN rec.ep + 1 ELSE rec.ep]
      /\ abandoned' = TRUE
      /\ pc' = [pc EXCEPT ![3] = "Done"]
      /\ UNCHANGED << world, toggles, crashes, sp, born, hinted, sent, cal, 
                      eff, late, seen, e, my, ans, v >>

operator == O1

R1(self) == /\ pc[self] = "R1"
            /\ IF self \in Hints
                  THEN /\ hinted
                       /\ my' = [my EXCEPT ![self] = IF HINT = "claim" THEN 1 ELSE 0]
                       /\ IF HINT = "plain"
                             THEN /\ pc' = [pc EXCEPT ![self] = "R3"]
                             ELSE /\ pc' = [pc EXCEPT ![self] = "R2"]
                  ELSE /\ sent[self \div 10] # 0
                       /\ my' = [my EXCEPT ![self] = sent[self \div 10]]
                       /\ pc' = [pc EXCEPT ![self] = "R2"]
            /\ UNCHANGED << world, toggles, crashes, sp, born, rec, hinted, 
                            sent, cal, eff, abandoned, late, seen, e, ans, v >>

R2(self) == /\ pc[self] = "R2"
            /\ IF rec.st \in {"done", "parked", "abandoned"}
                  THEN /\ pc' = [pc EXCEPT ![self] = "RDone"]
                       /\ rec' = rec
                  ELSE /\ IF CLAIM = "epLax" /\ self \notin Hints
                             THEN /\ IF rec.ep > my[self]
                                        THEN /\ pc' = [pc EXCEPT ![self] = "RDone"]
                                        ELSE /\ pc' = [pc EXCEPT ![self] = "R3"]
                                  /\ rec' = rec
                             ELSE /\ IF rec.ep >= my[self]
                                        THEN /\ pc' = [pc EXCEPT ![self] = "RDone"]
                                             /\ rec' = rec
                                        ELSE /\ rec' = [rec EXCEPT !.ep = my[self],
                                                                   !.st = "running"]
                                             /\ pc' = [pc EXCEPT ![self] = "R3"]
            /\ UNCHANGED << world, toggles, crashes, sp, born, hinted, sent, 
                            cal, eff, abandoned, late, seen, e, my, ans, v >>

R3(self) == /\ pc[self] = "R3"
            /\ \/ /\ crashes < MaxCrash
                  /\ crashes' = crashes + 1
                  /\ pc' = [pc EXCEPT ![self] = "RDone"]
                  /\ UNCHANGED <<cal, ans>>
               \/ /\ IF my[self] > 1
                        THEN /\ IF cal.st = "done"
                                   THEN /\ ans' = [ans EXCEPT ![self] = cal.out]
                                        /\ pc' = [pc EXCEPT ![self] = "R6"]
                                        /\ cal' = cal
                                   ELSE /\ IF cal.ex /\ cal.ep > my[self]
                                              THEN /\ pc' = [pc EXCEPT ![self] = "RDone"]
                                                   /\ cal' = cal
                                              ELSE /\ cal' = [cal EXCEPT !.ex = TRUE,
                                                                         !.ep = my[self]]
                                                   /\ pc' = [pc EXCEPT ![self] = "R4"]
                                        /\ ans' = ans
                        ELSE /\ pc' = [pc EXCEPT ![self] = "R4"]
                             /\ UNCHANGED << cal, ans >>
                  /\ UNCHANGED crashes
            /\ UNCHANGED << world, toggles, sp, born, rec, hinted, sent, eff, 
                            abandoned, late, seen, e, my, v >>

R4(self) == /\ pc[self] = "R4"
            /\ v' = [v EXCEPT ![self] = world]
            /\ pc' = [pc EXCEPT ![self] = "R5"]
            /\ UNCHANGED << world, toggles, crashes, sp, born, rec, hinted, 
                            sent, cal, eff, abandoned, late, seen, e, my, ans >>

R5(self) == /\ pc[self] = "R5"
            /\ IF v[self] = 1
                  THEN /\ IF (IF cal.ex THEN cal.ep = my[self] /\ my[self] > 1 /\ cal.st # "done" ELSE my[self] <= 1)
                             THEN /\ eff' = eff + 1
                                  /\ ans' = [ans EXCEPT ![self] = "yes"]
                                  /\ late' = (late \/ abandoned)
                                  /\ cal' = [ex |-> TRUE, ep |-> my[self], st |-> "done", out |-> "yes"]
                                  /\ pc' = [pc EXCEPT ![self] = "R6"]
                             ELSE /\ IF cal.st = "done"
                                        THEN /\ ans' = [ans EXCEPT ![self] = cal.out]
                                             /\ pc' = [pc EXCEPT ![self] = "R6"]
                                        ELSE /\ pc' = [pc EXCEPT ![self] = "RDone"]
                                             /\ ans' = ans
                                  /\ UNCHANGED << cal, eff, late >>
                  ELSE /\ ans' = [ans EXCEPT ![self] = "no"]
                       /\ pc' = [pc EXCEPT ![self] = "R6"]
                       /\ UNCHANGED << cal, eff, late >>
            /\ UNCHANGED << world, toggles, crashes, sp, born, rec, hinted, 
                            sent, abandoned, seen, e, my, v >>

R6(self) == /\ pc[self] = "R6"
            /\ \/ /\ crashes < MaxCrash
                  /\ crashes' = crashes + 1
                  /\ UNCHANGED <<rec, late>>
               \/ /\ IF rec.st \in {"pending", "running", "parked", "abandoned"} /\ rec.ep = my[self]
                        THEN /\ late' = (late \/ abandoned)
                             /\ rec' = [st |-> "done", ep |-> my[self], n |-> rec.n, due |-> 0, out |-> ans[self]]
                        ELSE /\ TRUE
                             /\ UNCHANGED << rec, late >>
                  /\ UNCHANGED crashes
            /\ pc' = [pc EXCEPT ![self] = "RDone"]
            /\ UNCHANGED << world, toggles, sp, born, hinted, sent, cal, eff, 
                            abandoned, seen, e, my, ans, v >>

RDone(self) == /\ pc[self] = "RDone"
               /\ TRUE
               /\ pc' = [pc EXCEPT ![self] = "Done"]
               /\ UNCHANGED << world, toggles, crashes, sp, born, rec, hinted, 
                               sent, cal, eff, abandoned, late, seen, e, my, 
                               ans, v >>

run(self) == R1(self) \/ R2(self) \/ R3(self) \/ R4(self) \/ R5(self)
                \/ R6(self) \/ RDone(self)

(* Allow infinite stuttering to prevent deadlock on termination. *)
Terminating == /\ \A self \in ProcSet: pc[self] = "Done"
               /\ UNCHANGED vars

Next == env \/ operator
           \/ (\E self \in {1, 2}: spawner(self))
           \/ (\E self \in Collectors: collector(self))
           \/ (\E self \in Runs: run(self))
           \/ Terminating

Spec == /\ Init /\ [][Next]_vars
        /\ WF_vars(env)
        /\ \A self \in Collectors : WF_vars(collector(self))
        /\ \A self \in Runs : WF_vars(run(self))

Termination == <>(\A self \in ProcSet: pc[self] = "Done")

\* END TRANSLATION 
=============================================================================
