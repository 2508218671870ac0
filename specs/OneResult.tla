----------------------------- MODULE OneResult -----------------------------
(***************************************************************************)
(* A root that carries its client's key and has no start record: its only  *)
(* effects come in one commit at the end.  When its path has no effect, it *)
(* could answer and leave no record.                                       *)
(*                                                                         *)
(* Req       requests that carry the one key                               *)
(* RECORDNO  whether an answer without an effect is recorded as well       *)
(***************************************************************************)
EXTENDS Naturals, TLC
CONSTANTS Req, RECORDNO, MaxToggle
(* --algorithm OneResult
variables world = 0, toggles = 0, rec = "none", eff = 0, answer = [q \in Req |-> "none"];
define
  EffectOnce == eff <= 1
  OneResult == \A a, b \in Req : (answer[a] # "none" /\ answer[b] # "none") => answer[a] = answer[b]
end define;
process env = 0
begin
  E: while toggles < MaxToggle do world := 1 - world; toggles := toggles + 1; end while;
end process;
process request \in Req
variables v = 0;
begin
  Read:   v := world;
  Commit: if v = 1 then
            if rec = "none" then rec := "yes"; eff := eff + 1; end if;
            answer[self] := rec;
          elsif RECORDNO then
            if rec = "none" then rec := "no"; end if;
            answer[self] := rec;
          else answer[self] := "no";
          end if;
end process;
end algorithm; *)
\* BEGIN TRANSLATION (chksum(pcal) = "6dcd3759" /\ chksum(tla) = "7061df92")
VARIABLES world, toggles, rec, eff, answer, pc

(* define statement *)
EffectOnce == eff <= 1
OneResult == \A a, b \in Req : (answer[a] # "none" /\ answer[b] # "none") => answer[a] = answer[b]

VARIABLE v

vars == << world, toggles, rec, eff, answer, pc, v >>

ProcSet == {0} \cup (Req)

Init == (* Global variables *)
        /\ world = 0
        /\ toggles = 0
        /\ rec = "none"
        /\ eff = 0
        /\ answer = [q \in Req |-> "none"]
        (* Process request *)
        /\ v = [self \in Req |-> 0]
        /\ pc = [self \in ProcSet |-> CASE self = 0 -> "E"
                                        [] self \in Req -> "Read"]

E == /\ pc[0] = "E"
     /\ IF toggles < MaxToggle
           THEN /\ world' = 1 - world
                /\ toggles' = toggles + 1
                /\ pc' = [pc EXCEPT ![0] = "E"]
           ELSE /\ pc' = [pc EXCEPT ![0] = "Done"]
                /\ UNCHANGED << world, toggles >>
     /\ UNCHANGED << rec, eff, answer, v >>

env == E

Read(self) == /\ pc[self] = "Read"
              /\ v' = [v EXCEPT ![self] = world]
              /\ pc' = [pc EXCEPT ![self] = "Commit"]
              /\ UNCHANGED << world, toggles, rec, eff, answer >>

Commit(self) == /\ pc[self] = "Commit"
                /\ IF v[self] = 1
                      THEN /\ IF rec = "none"
                                 THEN /\ rec' = "yes"
                                      /\ eff' = eff + 1
                                 ELSE /\ TRUE
                                      /\ UNCHANGED << rec, eff >>
                           /\ answer' = [answer EXCEPT ![self] = rec']
                      ELSE /\ IF RECORDNO
                                 THEN /\ IF rec = "none"
                                            THEN /\ rec' = "no"
                                            ELSE /\ TRUE
                                                 /\ rec' = rec
                                      /\ answer' = [answer EXCEPT ![self] = rec']
                                 ELSE /\ answer' = [answer EXCEPT ![self] = "no"]
                                      /\ rec' = rec
                           /\ eff' = eff
                /\ pc' = [pc EXCEPT ![self] = "Done"]
                /\ UNCHANGED << world, toggles, v >>

request(self) == Read(self) \/ Commit(self)

(* Allow infinite stuttering to prevent deadlock on termination. *)
Terminating == /\ \A self \in ProcSet: pc[self] = "Done"
               /\ UNCHANGED vars

Next == env
           \/ (\E self \in Req: request(self))
           \/ Terminating

Spec == Init /\ [][Next]_vars

Termination == <>(\A self \in ProcSet: pc[self] = "Done")

\* END TRANSLATION 
=============================================================================
