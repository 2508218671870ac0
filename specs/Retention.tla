----------------------------- MODULE Retention -----------------------------
(***************************************************************************)
(* Deletion, the only thing that relies on time.  A caller asks a callee   *)
(* whose only evidence is its own record.  That record ends at once and is *)
(* deleted T2 later, by a clock that may be S ahead.  The caller is        *)
(* attempted again and again until at most R after its first attempt, and  *)
(* that one starts at most D late, the age of the event that starts it.    *)
(* Each attempt lives at most L, and what it has sent lands at most N      *)
(* later.                                                                  *)
(*                                                                         *)
(* A       attempts of the caller                                          *)
(* L, D, N, S, R, T2  as computed by the class Waits; the suite makes the  *)
(*         configurations of this spec out of that class                   *)
(* REFUSE  which commits must not create a record.  "none": all may.       *)
(*         "attemptAge": those of an attempt older than T2/2.  "idAge":    *)
(*         those of an instance older than T2/2.                           *)
(***************************************************************************)
EXTENDS Naturals, TLC
CONSTANTS A, L, D, N, S, R, T2, REFUSE, MaxTime
(* --algorithm Retention
variables now = 0, rec = "none", doneAt = 0, eff = 0, refused = FALSE;
define
  EffectOnce == eff <= 1
  NeverRefusedWhenFirst == ~refused
end define;
process timer = 0
begin
  Tick: while now < MaxTime do now := now + 1; end while;
end process;
process gc = 1
begin
  G: await rec = "done" /\ now + S >= doneAt + T2; rec := "none";
end process;
process attempt \in A
variables start = 0;
begin
  Start: await now <= D + R; start := now;
  Call:  \* the callee's creating commit, sent while the attempt lives, landing at most N later
     if now <= start + L + N then
       if rec = "none" then
         if REFUSE = "idAge" /\ 2 * now > T2 then refused := (eff = 0) \/ refused;
         elsif REFUSE = "attemptAge" /\ 2 * (now - start) > T2 then skip;
         else rec := "done"; doneAt := now; eff := eff + 1;
         end if;
       end if;
     end if;
end process;
end algorithm; *)
\* BEGIN TRANSLATION (chksum(pcal) = "f3d5894a" /\ chksum(tla) = "f63b04d2")
VARIABLES now, rec, doneAt, eff, refused, pc

(* define statement *)
EffectOnce == eff <= 1
NeverRefusedWhenFirst == ~refused

VARIABLE start

vars == << now, rec, doneAt, eff, refused, pc, start >>

ProcSet == {0} \cup {1} \cup (A)

Init == (* Global variables *)
        /\ now = 0
        /\ rec = "none"
        /\ doneAt = 0
        /\ eff = 0
        /\ refused = FALSE
        (* Process attempt *)
        /\ start = [self \in A |-> 0]
        /\ pc = [self \in ProcSet |-> CASE self = 0 -> "Tick"
                                        [] self = 1 -> "G"
                                        [] self \in A -> "Start"]

Tick == /\ pc[0] = "Tick"
        /\ IF now < MaxTime
              THEN /\ now' = now + 1
                   /\ pc' = [pc EXCEPT ![0] = "Tick"]
              ELSE /\ pc' = [pc EXCEPT ![0] = "Done"]
                   /\ now' = now
        /\ UNCHANGED << rec, doneAt, eff, refused, start >>

timer == Tick

G == /\ pc[1] = "G"
     /\ rec = "done" /\ now + S >= doneAt + T2
     /\ rec' = "none"
     /\ pc' = [pc EXCEPT ![1] = "Done"]
     /\ UNCHANGED << now, doneAt, eff, refused, start >>

gc == G

Start(self) == /\ pc[self] = "Start"
               /\ now <= D + R
               /\ start' = [start EXCEPT ![self] = now]
               /\ pc' = [pc EXCEPT ![self] = "Call"]
               /\ UNCHANGED << now, rec, doneAt, eff, refused >>

Call(self) == /\ pc[self] = "Call"
              /\ IF now <= start[self] + L + N
                    THEN /\ IF rec = "none"
                               THEN /\ IF REFUSE = "idAge" /\ 2 * now > T2
                                          THEN /\ refused' = ((eff = 0) \/ refused)
                                               /\ UNCHANGED << rec, doneAt, 
                                                               eff >>
                                          ELSE /\ IF REFUSE = "attemptAge" /\ 2 * (now - start[self]) > T2
                                                     THEN /\ TRUE
                                                          /\ UNCHANGED << rec, 
                                                                          doneAt, 
                                                                          eff >>
                                                     ELSE /\ rec' = "done"
                                                          /\ doneAt' = now
                                                          /\ eff' = eff + 1
                                               /\ UNCHANGED refused
                               ELSE /\ TRUE
                                    /\ UNCHANGED << rec, doneAt, eff, refused >>
                    ELSE /\ TRUE
                         /\ UNCHANGED << rec, doneAt, eff, refused >>
              /\ pc' = [pc EXCEPT ![self] = "Done"]
              /\ UNCHANGED << now, start >>

attempt(self) == Start(self) \/ Call(self)

(* Allow infinite stuttering to prevent deadlock on termination. *)
Terminating == /\ \A self \in ProcSet: pc[self] = "Done"
               /\ UNCHANGED vars

Next == timer \/ gc
           \/ (\E self \in A: attempt(self))
           \/ Terminating

Spec == Init /\ [][Next]_vars

Termination == <>(\A self \in ProcSet: pc[self] = "Done")

\* END TRANSLATION 
=============================================================================
