------------------------------ MODULE Release ------------------------------
(***************************************************************************)
(* A key that is given back.  A root that carries its client's key may end *)
(* in a conflict before it has done anything.  Then it keeps no answer:    *)
(* the client is told of the conflict, and a repeated request drives the   *)
(* same instance again.                                                    *)
(*                                                                         *)
(* The root claims its stamp by creating its record, calls a callee, and   *)
(* commits.  The callee meets a conflict while `world` is 0, leaving no    *)
(* evidence, and acts once it is 1.  After that the root may meet another  *)
(* conflict.  A request that finds the record released claims it; the      *)
(* collector claims an instance that is due.  An attempt that is never     *)
(* scheduled again has died, one that is scheduled late is a zombie.       *)
(*                                                                         *)
(* Req, Redo  requests with the one key, and attempts of the collector     *)
(* SEAL       "refuse": an attempt that finds the record released when it  *)
(*            seals does not go on.  "goOn": it does.                      *)
(* LOOKED     whether only an instance that has merely looked at things    *)
(*            may be given back                                            *)
(* LIVE       TRUE in the liveness run: then there is a new claim only     *)
(*            when the last attempt has ended, and there are always more   *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC
CONSTANTS Req, Redo, SEAL, LOOKED, LIVE, MaxToggle, MaxCrash
Att == Req \cup Redo
(* --algorithm Release
variables
  world = 0, toggles = 0, crashes = 0, dues = 0,
  rec = [st |-> "none", ep |-> 0, pc |-> 0, due |-> 0, out |-> "none"],
  cal = [ex |-> FALSE, ep |-> 0, done |-> FALSE], eff = 0,
  late = FALSE, untrue = FALSE;
define
  EffectOnce == eff <= 1
  NoLate     == ~late
  ToldTruth  == ~untrue
  Agree      == rec.st = "done" /\ rec.out = "yes" => eff = 1
  Ends       == (eff = 1) ~> (rec.st = "done")
end define;

fair process env = 0
begin
  E: while toggles < MaxToggle do
       either world := 1 - world; toggles := toggles + 1; or goto EDone; end either;
     end while;
  EDone: skip;
end process;

fair process attempt \in Att
variables my = 0, mypc = 0, seen = 0, v = 0, ans = "none";
begin
  B1: \* a request comes, or the collector finds that the instance is due
      if self \in Req then
        if rec.st = "none" then
          my := 1; mypc := 1; dues := dues + 1;
          rec := [st |-> "running", ep |-> 1, pc |-> 1, due |-> dues, out |-> "none"];
          goto B4;
        elsif rec.st = "released" then seen := rec.pc; my := rec.ep + 1;
        else goto BDone;
        end if;
      else
        await rec.due # 0 /\ (LIVE => \A a \in Att : pc[a] \in {"B1", "BDone", "Done"});
        seen := rec.due; my := rec.ep + 1;
      end if;
  B2: \* the claim
      if self \in Req then
        if rec.st = "released" /\ rec.pc = seen then
          dues := dues + 1; rec.st := "running" || rec.due := dues;
        else goto BDone;
        end if;
      elsif rec.due = seen then dues := dues + 1; rec.due := dues;
      else goto BDone;
      end if;
  B3: \* the seal
      if rec.st = "done" \/ rec.ep >= my then goto BDone;
      elsif rec.st = "released" /\ SEAL = "refuse" then rec.ep := my; goto BDone;
      else rec.ep := my; mypc := rec.pc;
      end if;
  B4: \* the call; a later attempt of the root has it sealed
      either
        await crashes < MaxCrash; crashes := crashes + 1; goto BDone;
      or
        if my > 1 then
          if cal.done then ans := "yes"; goto B7;
          elsif cal.ex /\ cal.ep >= my then goto BDone;
          else cal.ex := TRUE || cal.ep := my;
          end if;
        end if;
      end either;
  B5: v := world;
  B6: if v = 0 then ans := "conflict";
      elsif (IF cal.ex THEN cal.ep = my /\ my > 1 /\ ~cal.done ELSE my = 1) then
        eff := eff + 1; ans := "yes"; late := late \/ rec.st = "released";
        cal := [ex |-> TRUE, ep |-> my, done |-> TRUE];
      elsif cal.done then ans := "yes";
      else goto BDone;
      end if;
  B7: \* the last commit: the result, or the key is given back
      either
        await crashes < MaxCrash; crashes := crashes + 1;
      or
        with again \in {ans, "conflict"} do
          if rec.ep = my /\ rec.pc = mypc then
            if again = "conflict" /\ (LOOKED => ans = "conflict") then
              untrue := untrue \/ eff > 0;
              rec := [st |-> "released", ep |-> my, pc |-> mypc + 1, due |-> 0, out |-> "none"];
            else
              rec := [st |-> "done", ep |-> my, pc |-> mypc + 1, due |-> 0, out |-> again];
            end if;
          end if;
        end with;
      end either;
  BDone: skip;
end process;
end algorithm; *)
\* BEGIN TRANSLATION (chksum(pcal) = "66ceea8e" /\ chksum(tla) = "75725a9a")
VARIABLES world, toggles, crashes, dues, rec, cal, eff, late, untrue, pc

(* define statement *)
EffectOnce == eff <= 1
NoLate     == ~late
ToldTruth  == ~untrue
Agree      == rec.st = "done" /\ rec.out = "yes" => eff = 1
Ends       == (eff = 1) ~> (rec.st = "done")

VARIABLES my, mypc, seen, v, ans

vars == << world, toggles, crashes, dues, rec, cal, eff, late, untrue, pc, my, 
           mypc, seen, v, ans >>

ProcSet == {0} \cup (Att)

Init == (* Global variables *)
        /\ world = 0
        /\ toggles = 0
        /\ crashes = 0
        /\ dues = 0
        /\ rec = [st |-> "none", ep |-> 0, pc |-> 0, due |-> 0, out |-> "none"]
        /\ cal = [ex |-> FALSE, ep |-> 0, done |-> FALSE]
        /\ eff = 0
        /\ late = FALSE
        /\ untrue = FALSE
        (* Process attempt *)
        /\ my = [self \in Att |-> 0]
        /\ mypc = [self \in Att |-> 0]
        /\ seen = [self \in Att |-> 0]
        /\ v = [self \in Att |-> 0]
        /\ ans = [self \in Att |-> "none"]
        /\ pc = [self \in ProcSet |-> CASE self = 0 -> "E"
                                        [] self \in Att -> "B1"]

E == /\ pc[0] = "E"
     /\ IF toggles < MaxToggle
           THEN /\ \/ /\ world' = 1 - world
                      /\ toggles' = toggles + 1
                      /\ pc' = [pc EXCEPT ![0] = "E"]
                   \/ /\ pc' = [pc EXCEPT ![0] = "EDone"]
                      /\ UNCHANGED <<world, toggles>>
           ELSE /\ pc' = [pc EXCEPT ![0] = "EDone"]
                /\ UNCHANGED << world, toggles >>
     /\ UNCHANGED << crashes, dues, rec, cal, eff, late, untrue, my, mypc, 
                     seen, v, ans >>

EDone == /\ pc[0] = "EDone"
         /\ TRUE
         /\ pc' = [pc EXCEPT ![0] = "Done"]
         /\ UNCHANGED << world, toggles, crashes, dues, rec, cal, eff, late, 
                         untrue, my, mypc, seen, v, ans >>

env == E \/ EDone

B1(self) == /\ pc[self] = "B1"
            /\ IF self \in Req
                  THEN /\ IF rec.st = "none"
                             THEN /\ my' = [my EXCEPT ![self] = 1]
                                  /\ mypc' = [mypc EXCEPT ![self] = 1]
                                  /\ dues' = dues + 1
                                  /\ rec' = [st |-> "running", ep |-> 1, pc |-> 1, due |-> dues', out |-> "none"]
                                  /\ pc' = [pc EXCEPT ![self] = "B4"]
                                  /\ seen' = seen
                             ELSE /\ IF rec.st = "released"
                                        THEN /\ seen' = [seen EXCEPT ![self] = rec.pc]
                                             /\ my' = [my EXCEPT ![self] = rec.ep + 1]
                                             /\ pc' = [pc EXCEPT ![self] = "B2"]
                                        ELSE /\ pc' = [pc EXCEPT ![self] = "BDone"]
                                             /\ UNCHANGED << my, seen >>
                                  /\ UNCHANGED << dues, rec, mypc >>
                  ELSE /\ rec.due # 0 /\ (LIVE => \A a \in Att : pc[a] \in {"B1", "BDone", "Done"})
                       /\ seen' = [seen EXCEPT ![self] = rec.due]
                       /\ my' = [my EXCEPT ![self] = rec.ep + 1]
                       /\ pc' = [pc EXCEPT ![self] = "B2"]
                       /\ UNCHANGED << dues, rec, mypc >>
            /\ UNCHANGED << world, toggles, crashes, cal, eff, late, untrue, v, 
                            ans >>

B2(self) == /\ pc[self] = "B2"
            /\ IF self \in Req
                  THEN /\ IF rec.st = "released" /\ rec.pc = seen[self]
                             THEN /\ dues' = dues + 1
                                  /\ rec' = [rec EXCEPT !.st = "running",
                                                        !.due = dues']
                                  /\ pc' = [pc EXCEPT ![self] = "B3"]
                             ELSE /\ pc' = [pc EXCEPT ![self] = "BDone"]
                                  /\ UNCHANGED << dues, rec >>
                  ELSE /\ IF rec.due = seen[self]
                             THEN /\ dues' = dues + 1
                                  /\ rec' = [rec EXCEPT !.due = dues']
                                  /\ pc' = [pc EXCEPT ![self] = "B3"]
                             ELSE /\ pc' = [pc EXCEPT ![self] = "BDone"]
                                  /\ UNCHANGED << dues, rec >>
            /\ UNCHANGED << world, toggles, crashes, cal, eff, late, untrue, 
                            my, mypc, seen, v, ans >>

B3(self) == /\ pc[self] = "B3"
            /\ IF rec.st = "done" \/ rec.ep >= my[self]
                  THEN /\ pc' = [pc EXCEPT ![self] = "BDone"]
                       /\ UNCHANGED << rec, mypc >>
                  ELSE /\ IF rec.st = "released" /\ SEAL = "refuse"
                             THEN /\ rec' = [rec EXCEPT !.ep = my[self]]
                                  /\ pc' = [pc EXCEPT ![self] = "BDone"]
                                  /\ mypc' = mypc
                             ELSE /\ rec' = [rec EXCEPT !.ep = my[self]]
                                  /\ mypc' = [mypc EXCEPT ![self] = rec'.pc]
                                  /\ pc' = [pc EXCEPT ![self] = "B4"]
            /\ UNCHANGED << world, toggles, crashes, dues, cal, eff, late, 
                            untrue, my, seen, v, ans >>

B4(self) == /\ pc[self] = "B4"
            /\ \/ /\ crashes < MaxCrash
                  /\ crashes' = crashes + 1
                  /\ pc' = [pc EXCEPT ![self] = "BDone"]
                  /\ UNCHANGED <<cal, ans>>
               \/ /\ IF my[self] > 1
                        THEN /\ IF cal.done
                                   THEN /\ ans' = [ans EXCEPT ![self] = "yes"]
                                        /\ pc' = [pc EXCEPT ![self] = "B7"]
                                        /\ cal' = cal
                                   ELSE /\ IF cal.ex /\ cal.ep >= my[self]
                                              THEN /\ pc' = [pc EXCEPT ![self] = "BDone"]
                                                   /\ cal' = cal
                                              ELSE /\ cal' = [cal EXCEPT !.ex = TRUE,
                                                                         !.ep = my[self]]
                                                   /\ pc' = [pc EXCEPT ![self] = "B5"]
                                        /\ ans' = ans
                        ELSE /\ pc' = [pc EXCEPT ![self] = "B5"]
                             /\ UNCHANGED << cal, ans >>
                  /\ UNCHANGED crashes
            /\ UNCHANGED << world, toggles, dues, rec, eff, late, untrue, my, 
                            mypc, seen, v >>

B5(self) == /\ pc[self] = "B5"
            /\ v' = [v EXCEPT ![self] = world]
            /\ pc' = [pc EXCEPT ![self] = "B6"]
            /\ UNCHANGED << world, toggles, crashes, dues, rec, cal, eff, late, 
                            untrue, my, mypc, seen, ans >>

B6(self) == /\ pc[self] = "B6"
            /\ IF v[self] = 0
                  THEN /\ ans' = [ans EXCEPT ![self] = "conflict"]
                       /\ pc' = [pc EXCEPT ![self] = "B7"]
                       /\ UNCHANGED << cal, eff, late >>
                  ELSE /\ IF (IF cal.ex THEN cal.ep = my[self] /\ my[self] > 1 /\ ~cal.done ELSE my[self] = 1)
                             THEN /\ eff' = eff + 1
                                  /\ ans' = [ans EXCEPT ![self] = "yes"]
                                  /\ late' = (late \/ rec.st = "released")
                                  /\ cal' = [ex |-> TRUE, ep |-> my[self], done |-> TRUE]
                                  /\ pc' = [pc EXCEPT ![self] = "B7"]
                             ELSE /\ IF cal.done
                                        THEN /\ ans' = [ans EXCEPT ![self] = "yes"]
                                             /\ pc' = [pc EXCEPT ![self] = "B7"]
                                        ELSE /\ pc' = [pc EXCEPT ![self] = "BDone"]
                                             /\ ans' = ans
                                  /\ UNCHANGED << cal, eff, late >>
            /\ UNCHANGED << world, toggles, crashes, dues, rec, untrue, my, 
                            mypc, seen, v >>

B7(self) == /\ pc[self] = "B7"
            /\ \/ /\ crashes < MaxCrash
                  /\ crashes' = crashes + 1
                  /\ UNCHANGED <<rec, untrue>>
               \/ /\ \E again \in {ans[self], "conflict"}:
                       IF rec.ep = my[self] /\ rec.pc = mypc[self]
                          THEN /\ IF again = "conflict" /\ (LOOKED => ans[self] = "conflict")
                                     THEN /\ untrue' = (untrue \/ eff > 0)
                                          /\ rec' = [st |-> "released", ep |-> my[self], pc |-> mypc[self] + 1, due |-> 0, out |-> "none"]
                                     ELSE /\ rec' = [st |-> "done", ep |-> my[self], pc |-> mypc[self] + 1, due |-> 0, out |-> again]
                                          /\ UNCHANGED untrue
                          ELSE /\ TRUE
                               /\ UNCHANGED << rec, untrue >>
                  /\ UNCHANGED crashes
            /\ pc' = [pc EXCEPT ![self] = "BDone"]
            /\ UNCHANGED << world, toggles, dues, cal, eff, late, my, mypc, 
                            seen, v, ans >>

BDone(self) == /\ pc[self] = "BDone"
               /\ TRUE
               /\ pc' = [pc EXCEPT ![self] = "Done"]
               /\ UNCHANGED << world, toggles, crashes, dues, rec, cal, eff, 
                               late, untrue, my, mypc, seen, v, ans >>

attempt(self) == B1(self) \/ B2(self) \/ B3(self) \/ B4(self) \/ B5(self)
                    \/ B6(self) \/ B7(self) \/ BDone(self)

(* Allow infinite stuttering to prevent deadlock on termination. *)
Terminating == /\ \A self \in ProcSet: pc[self] = "Done"
               /\ UNCHANGED vars

Next == env
           \/ (\E self \in Att: attempt(self))
           \/ Terminating

Spec == /\ Init /\ [][Next]_vars
        /\ WF_vars(env)
        /\ \A self \in Att : WF_vars(attempt(self))

Termination == <>(\A self \in ProcSet: pc[self] = "Done")

\* END TRANSLATION 
=============================================================================
