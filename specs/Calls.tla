------------------------------- MODULE Calls -------------------------------
(***************************************************************************)
(* A call.  A root instance with a start record calls one effectful callee *)
(* whose record is created by its first commit, and which leaves nothing   *)
(* behind when it has nothing to do.  Whether it has depends on `world`,   *)
(* which anybody may change meanwhile.                                     *)
(*                                                                         *)
(* Attempts of the root are requests of its client (Fronts; a repeated     *)
(* request is one more) and those of the collector (Redo).  In one attempt *)
(* an invocation that timed out is sent again, Tries times at most.  A     *)
(* process that is never scheduled again is a crash, one that is scheduled *)
(* late is a zombie; MaxCrash and MaxTimeout bound what the liveness runs  *)
(* allow on top of that.                                                   *)
(*                                                                         *)
(* STAMP   "lex": the caller's stamp and then the number of the try, so    *)
(*         all that an older attempt sends lies below all that a newer one *)
(*         sends.  "flat": numbers simply go on.                           *)
(* START   "claim": who finds the start record there does not run.         *)
(*         "ignore": he runs as well, with the same stamp.                 *)
(* SEAL    "strict": raises the stamp if it is lower, and creates the      *)
(*         record where there is none.  "lax": also if it is equal.        *)
(*         "onlyIfThere": goes on unsealed where there is no record.       *)
(* UNKNOWN what an attempt does after a commit of unknown outcome, which   *)
(*         may land at any later time.  "none": there are no such commits. *)
(*         "fault": it ends.  "resume": it looks at the world afresh.      *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC
CONSTANTS Fronts, Redo, Tries, STAMP, START, SEAL, UNKNOWN, MaxToggle,
          MaxCrash, MaxTimeout
Att == Fronts \cup Redo
Last == CHOOSE x \in Att : \A y \in Att : x >= y
Stamp(a, t) == IF STAMP = "lex" THEN a * 10 + t ELSE a + t - 1
First == Stamp(1, 1)
None == [ex |-> FALSE, ep |-> 0, st |-> "none", out |-> "none"]

(* --algorithm Calls
variables
  world = 0, toggles = 0, crashes = 0, timeouts = 0,
  rec = None, cal = None, eff = 0, wire = {},
  started = {},
  inv = [x \in Att \X (1..Tries) |-> 0],
  rep = [x \in Att \X (1..Tries) |-> "none"],
  reply = [a \in Att |-> "none"];
define
  EffectOnce == eff <= 1
  Agree      == rec.st = "done" => (rec.out = "yes" <=> eff = 1)
  OneResult  == \A a, b \in Att : (reply[a] # "none" /\ reply[b] # "none") => reply[a] = reply[b]
  Completion == rec.ex ~> rec.st = "done"
end define;

fair process env = <<0, 0>>
begin
  E: while toggles < MaxToggle do
       either world := 1 - world; toggles := toggles + 1;
       or goto EDone; end either;
     end while;
  EDone: skip;
end process;

fair process network = <<0, 1>>
begin
  N: while TRUE do
       with w \in wire do
         wire := wire \ {w};
         if (IF cal.ex THEN cal.ep = w /\ cal.st # "done" ELSE w = First) then
           eff := eff + 1; cal := [ex |-> TRUE, ep |-> w, st |-> "done", out |-> "yes"];
         end if;
       end with;
     end while;
end process;

fair process root \in Att \X {0}
variables my = 0, try = 0, ans = "none";
begin
  RStart:
    if self[1] \in Fronts then
      started := started \cup {self[1]};
      if ~rec.ex then
        rec := [ex |-> TRUE, ep |-> 1, st |-> "running", out |-> "none"]; my := 1;
      elsif rec.st = "done" then reply[self[1]] := rec.out; goto RDone;
      elsif START = "ignore" then my := 1;
      else goto RDone;
      end if;
    else
      await rec.ex /\ (self[1] = Last => \A x \in Att : x # Last => x \in started);
      started := started \cup {self[1]};
      if rec.st = "done" then goto RDone;
      else my := rec.ep + 1; rec.ep := rec.ep + 1;
      end if;
    end if;
  RCall:
    while ans = "none" do
      if try = Tries then goto RDone;
      else try := try + 1; inv[<<self[1], try>>] := Stamp(my, try);
      end if;
  RWait:
      either
        await rep[<<self[1], try>>] \in {"yes", "no"}; ans := rep[<<self[1], try>>];
      or
        await rep[<<self[1], try>>] \in {"sup", "fault"};
      or
        await timeouts < MaxTimeout; timeouts := timeouts + 1;
      or
        await crashes < MaxCrash /\ self[1] # Last; crashes := crashes + 1; goto RDone;
      end either;
    end while;
  RCommit:
    if rec.st # "done" /\ rec.ep = my then
      rec := [ex |-> TRUE, ep |-> my, st |-> "done", out |-> ans]; reply[self[1]] := ans;
    elsif rec.st = "done" then reply[self[1]] := rec.out;
    end if;
  RDone: skip;
end process;

fair process callee \in Att \X (1..Tries)
variables s = 0, v = 0;
begin
  CStart:
    await inv[self] # 0; s := inv[self];
    if s # First then
      if cal.st = "done" then rep[self] := cal.out; goto CDone;
      elsif cal.ex /\ (IF SEAL = "lax" THEN cal.ep > s ELSE cal.ep >= s) then
        rep[self] := "sup"; goto CDone;
      elsif ~cal.ex /\ SEAL = "onlyIfThere" then skip;
      else cal.ex := TRUE || cal.ep := s;
      end if;
    end if;
  CRead:
    v := world;
  CAct:
    if v = 1 then
      either
        if (IF cal.ex THEN cal.ep = s /\ cal.st # "done" /\ s # First
                      ELSE s = First \/ SEAL = "onlyIfThere") then
          eff := eff + 1; cal := [ex |-> TRUE, ep |-> s, st |-> "done", out |-> "yes"];
          rep[self] := "yes";
        elsif cal.st = "done" then rep[self] := cal.out;
        else rep[self] := "sup";
        end if;
      or
        await UNKNOWN # "none" /\ timeouts < MaxTimeout; timeouts := timeouts + 1;
        wire := wire \cup {s};
        if UNKNOWN = "resume" then goto CRead; else rep[self] := "fault"; end if;
      end either;
    else
      rep[self] := "no";
    end if;
  CDone: skip;
end process;
end algorithm; *)
\* BEGIN TRANSLATION (chksum(pcal) = "abbf1f6d" /\ chksum(tla) = "4e38a0ed")
VARIABLES world, toggles, crashes, timeouts, rec, cal, eff, wire, started, 
          inv, rep, reply, pc

(* define statement *)
EffectOnce == eff <= 1
Agree      == rec.st = "done" => (rec.out = "yes" <=> eff = 1)
OneResult  == \A a, b \in Att : (reply[a] # "none" /\ reply[b] # "none") => reply[a] = reply[b]
Completion == rec.ex ~> rec.st = "done"

VARIABLES my, try, ans, s, v

vars == << world, toggles, crashes, timeouts, rec, cal, eff, wire, started, 
           inv, rep, reply, pc, my, try, ans, s, v >>

ProcSet == {<<0, 0>>} \cup {<<0, 1>>} \cup (Att \X {0}) \cup (Att \X (1..Tries))

Init == (* Global variables *)
        /\ world = 0
        /\ toggles = 0
        /\ crashes = 0
        /\ timeouts = 0
        /\ rec = None
        /\ cal = None
        /\ eff = 0
        /\ wire = {}
        /\ started = {}
        /\ inv = [x \in Att \X (1..Tries) |-> 0]
        /\ rep = [x \in Att \X (1..Tries) |-> "none"]
        /\ reply = [a \in Att |-> "none"]
        (* Process root *)
        /\ my = [self \in Att \X {0} |-> 0]
        /\ try = [self \in Att \X {0} |-> 0]
        /\ ans = [self \in Att \X {0} |-> "none"]
        (* Process callee *)
        /\ s = [self \in Att \X (1..Tries) |-> 0]
        /\ v = [self \in Att \X (1..Tries) |-> 0]
        /\ pc = [self \in ProcSet |-> CASE self = <<0, 0>> -> "E"
                                        [] self = <<0, 1>> -> "N"
                                        [] self \in Att \X {0} -> "RStart"
                                        [] self \in Att \X (1..Tries) -> "CStart"]

E == /\ pc[<<0, 0>>] = "E"
     /\ IF toggles < MaxToggle
           THEN /\ \/ /\ world' = 1 - world
                      /\ toggles' = toggles + 1
                      /\ pc' = [pc EXCEPT ![<<0, 0>>] = "E"]
                   \/ /\ pc' = [pc EXCEPT ![<<0, 0>>] = "EDone"]
                      /\ UNCHANGED <<world, toggles>>
           ELSE /\ pc' = [pc EXCEPT ![<<0, 0>>] = "EDone"]
                /\ UNCHANGED << world, toggles >>
     /\ UNCHANGED << crashes, timeouts, rec, cal, eff, wire, started, inv, rep, 
                     reply, my, try, ans, s, v >>

EDone == /\ pc[<<0, 0>>] = "EDone"
         /\ TRUE
         /\ pc' = [pc EXCEPT ![<<0, 0>>] = "Done"]
         /\ UNCHANGED << world, toggles, crashes, timeouts, rec, cal, eff, 
                         wire, started, inv, rep, reply, my, try, ans, s, v >>

env == E \/ EDone

N == /\ pc[<<0, 1>>] = "N"
     /\ \E w \in wire:
          /\ wire' = wire \ {w}
          /\ IF (IF cal.ex THEN cal.ep = w /\ cal.st # "done" ELSE w = First)
                THEN /\ eff' = eff + 1
                     /\ cal' = [ex |-> TRUE, ep |-> w, st |-> "done", out |-> "yes"]
                ELSE /\ TRUE
                     /\ UNCHANGED << cal, eff >>
     /\ pc' = [pc EXCEPT ![<<0, 1>>] = "N"]
     /\ UNCHANGED << world, toggles, crashes, timeouts, rec, started, inv, rep, 
                     reply, my, try, ans, s, v >>

network == N

RStart(self) == /\ pc[self] = "RStart"
                /\ IF self[1] \in Fronts
                      THEN /\ started' = (started \cup {self[1]})
                           /\ IF ~rec.ex
                                 THEN /\ rec' = [ex |-> TRUE, ep |-> 1, st |-> "running", out |-> "none"]
                                      /\ my' = [my EXCEPT ![self] = 1]
                                      /\ pc' = [pc EXCEPT ![self] = "RCall"]
                                      /\ reply' = reply
                                 ELSE /\ IF rec.st = "done"
                                            THEN /\ reply' = [reply EXCEPT ![self[1]] = rec.out]
                                                 /\ pc' = [pc EXCEPT ![self] = "RDone"]
                                                 /\ my' = my
                                            ELSE /\ IF START = "ignore"
                                                       THEN /\ my' = [my EXCEPT ![self] = 1]
                                                            /\ pc' = [pc EXCEPT ![self] = "RCall"]
                                                       ELSE /\ pc' = [pc EXCEPT ![self] = "RDone"]
                                                            /\ my' = my
                                                 /\ reply' = reply
                                      /\ rec' = rec
                      ELSE /\ rec.ex /\ (self[1] = Last => \A x \in Att : x # Last => x \in started)
                           /\ started' = (started \cup {self[1]})
                           /\ IF rec.st = "done"
                                 THEN /\ pc' = [pc EXCEPT ![self] = "RDone"]
                                      /\ UNCHANGED << rec, my >>
                                 ELSE /\ my' = [my EXCEPT ![self] = rec.ep + 1]
                                      /\ rec' = [rec EXCEPT !.ep = rec.ep + 1]
                                      /\ pc' = [pc EXCEPT ![self] = "RCall"]
                           /\ reply' = reply
                /\ UNCHANGED << world, toggles, crashes, timeouts, cal, eff, 
                                wire, inv, rep, try, ans, s, v >>

RCall(self) == /\ pc[self] = "RCall"
               /\ IF ans[self] = "none"
                     THEN /\ IF try[self] = Tries
                                THEN /\ pc' = [pc EXCEPT ![self] = "RDone"]
                                     /\ UNCHANGED << inv, try >>
                                ELSE /\ try' = [try EXCEPT ![self] = try[self] + 1]
                                     /\ inv' = [inv EXCEPT ![<<self[1], try'[self]>>] = Stamp(my[self], try'[self])]
                                     /\ pc' = [pc EXCEPT ![self] = "RWait"]
                     ELSE /\ pc' = [pc EXCEPT ![self] = "RCommit"]
                          /\ UNCHANGED << inv, try >>
               /\ UNCHANGED << world, toggles, crashes, timeouts, rec, cal, 
                               eff, wire, started, rep, reply, my, ans, s, v >>

RWait(self) == /\ pc[self] = "RWait"
               /\ \/ /\ rep[<<self[1], try[self]>>] \in {"yes", "no"}
                     /\ ans' = [ans EXCEPT ![self] = rep[<<self[1], try[self]>>]]
                     /\ pc' = [pc EXCEPT ![self] = "RCall"]
                     /\ UNCHANGED <<crashes, timeouts>>
                  \/ /\ rep[<<self[1], try[self]>>] \in {"sup", "fault"}
                     /\ pc' = [pc EXCEPT ![self] = "RCall"]
                     /\ UNCHANGED <<crashes, timeouts, ans>>
                  \/ /\ timeouts < MaxTimeout
                     /\ timeouts' = timeouts + 1
                     /\ pc' = [pc EXCEPT ![self] = "RCall"]
                     /\ UNCHANGED <<crashes, ans>>
                  \/ /\ crashes < MaxCrash /\ self[1] # Last
                     /\ crashes' = crashes + 1
                     /\ pc' = [pc EXCEPT ![self] = "RDone"]
                     /\ UNCHANGED <<timeouts, ans>>
               /\ UNCHANGED << world, toggles, rec, cal, eff, wire, started, 
                               inv, rep, reply, my, try, s, v >>

RCommit(self) == /\ pc[self] = "RCommit"
                 /\ IF rec.st # "done" /\ rec.ep = my[self]
                       THEN /\ rec' = [ex |-> TRUE, ep |-> my[self], st |-> "done", out |-> ans[self]]
                            /\ reply' = [reply EXCEPT ![self[1]] = ans[self]]
                       ELSE /\ IF rec.st = "done"
                                  THEN /\ reply' = [reply EXCEPT ![self[1]] = rec.out]
                                  ELSE /\ TRUE
                                       /\ reply' = reply
                            /\ rec' = rec
                 /\ pc' = [pc EXCEPT ![self] = "RDone"]
                 /\ UNCHANGED << world, toggles, crashes, timeouts, cal, eff, 
                                 wire, started, inv, rep, my, try, ans, s, v >>

RDone(self) == /\ pc[self] = "RDone"
               /\ TRUE
               /\ pc' = [pc EXCEPT ![self] = "Done"]
               /\ UNCHANGED << world, toggles, crashes, timeouts, rec, cal, 
                               eff, wire, started, inv, rep, reply, my, try, 
                               ans, s, v >>

root(self) == RStart(self) \/ RCall(self) \/ RWait(self) \/ RCommit(self)
                 \/ RDone(self)

CStart(self) == /\ pc[self] = "CStart"
                /\ inv[self] # 0
                /\ s' = [s EXCEPT ![self] = inv[self]]
                /\ IF s'[self] # First
                      THEN /\ IF cal.st = "done"
                                 THEN /\ rep' = [rep EXCEPT ![self] = cal.out]
                                      /\ pc' = [pc EXCEPT ![self] = "CDone"]
                                      /\ cal' = cal
                                 ELSE /\ IF cal.ex /\ (IF SEAL = "lax" THEN cal.ep > s'[self] ELSE cal.ep >= s'[self])
                                            THEN /\ rep' = [rep EXCEPT ![self] = "sup"]
                                                 /\ pc' = [pc EXCEPT ![self] = "CDone"]
                                                 /\ cal' = cal
                                            ELSE /\ IF ~cal.ex /\ SEAL = "onlyIfThere"
                                                       THEN /\ TRUE
                                                            /\ cal' = cal
                                                       ELSE /\ cal' = [cal EXCEPT !.ex = TRUE,
                                                                                  !.ep = s'[self]]
                                                 /\ pc' = [pc EXCEPT ![self] = "CRead"]
                                                 /\ rep' = rep
                      ELSE /\ pc' = [pc EXCEPT ![self] = "CRead"]
                           /\ UNCHANGED << cal, rep >>
                /\ UNCHANGED << world, toggles, crashes, timeouts, rec, eff, 
                                wire, started, inv, reply, my, try, ans, v >>

CRead(self) == /\ pc[self] = "CRead"
               /\ v' = [v EXCEPT ![self] = world]
               /\ pc' = [pc EXCEPT ![self] = "CAct"]
               /\ UNCHANGED << world, toggles, crashes, timeouts, rec, cal, 
                               eff, wire, started, inv, rep, reply, my, try, 
                               ans, s >>

CAct(self) == /\ pc[self] = "CAct"
              /\ IF v[self] = 1
                    THEN /\ \/ /\ IF (IF cal.ex THEN cal.ep = s[self] /\ cal.st # "done" /\ s[self] # First
                                                ELSE s[self] = First \/ SEAL = "onlyIfThere")
                                     THEN /\ eff' = eff + 1
                                          /\ cal' = [ex |-> TRUE, ep |-> s[self], st |-> "done", out |-> "yes"]
                                          /\ rep' = [rep EXCEPT ![self] = "yes"]
                                     ELSE /\ IF cal.st = "done"
                                                THEN /\ rep' = [rep EXCEPT ![self] = cal.out]
                                                ELSE /\ rep' = [rep EXCEPT ![self] = "sup"]
                                          /\ UNCHANGED << cal, eff >>
                               /\ pc' = [pc EXCEPT ![self] = "CDone"]
                               /\ UNCHANGED <<timeouts, wire>>
                            \/ /\ UNKNOWN # "none" /\ timeouts < MaxTimeout
                               /\ timeouts' = timeouts + 1
                               /\ wire' = (wire \cup {s[self]})
                               /\ IF UNKNOWN = "resume"
                                     THEN /\ pc' = [pc EXCEPT ![self] = "CRead"]
                                          /\ rep' = rep
                                     ELSE /\ rep' = [rep EXCEPT ![self] = "fault"]
                                          /\ pc' = [pc EXCEPT ![self] = "CDone"]
                               /\ UNCHANGED <<cal, eff>>
                    ELSE /\ rep' = [rep EXCEPT ![self] = "no"]
                         /\ pc' = [pc EXCEPT ![self] = "CDone"]
                         /\ UNCHANGED << timeouts, cal, eff, wire >>
              /\ UNCHANGED << world, toggles, crashes, rec, started, inv, 
                              reply, my, try, ans, s, v >>

CDone(self) == /\ pc[self] = "CDone"
               /\ TRUE
               /\ pc' = [pc EXCEPT ![self] = "Done"]
               /\ UNCHANGED << world, toggles, crashes, timeouts, rec, cal, 
                               eff, wire, started, inv, rep, reply, my, try, 
                               ans, s, v >>

callee(self) == CStart(self) \/ CRead(self) \/ CAct(self) \/ CDone(self)

Next == env \/ network
           \/ (\E self \in Att \X {0}: root(self))
           \/ (\E self \in Att \X (1..Tries): callee(self))

Spec == /\ Init /\ [][Next]_vars
        /\ WF_vars(env)
        /\ WF_vars(network)
        /\ \A self \in Att \X {0} : WF_vars(root(self))
        /\ \A self \in Att \X (1..Tries) : WF_vars(callee(self))

\* END TRANSLATION 
=============================================================================
