------------------------------- MODULE Locks -------------------------------
(***************************************************************************)
(* Two transactions over two items in opposite order, with locks held from *)
(* prepare to finalise.  Transaction 2 is a client in a loop: it starts    *)
(* again with a fresh age for ever.  Transaction 1 runs until it has       *)
(* committed once.                                                         *)
(*                                                                         *)
(* MODE     "write": each writes both items.  "skew": each reads one item  *)
(*          and writes the other.                                          *)
(* SHARED   whether an item that is only read is locked as well            *)
(* AGE      "keep": who starts again keeps its age.  "new": it gets a new  *)
(*          one.                                                           *)
(* POLICY   "waitdie": the older waits, the younger starts again.          *)
(*          "waitforever": both wait.  "nowait": both start again.         *)
(* DIEWAIT  whether who died starts again only when the lock that killed   *)
(*          it has gone                                                    *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC
CONSTANTS MODE, SHARED, AGE, POLICY, DIEWAIT, MaxCommits2
Tx == {1, 2}
It == {1, 2}
First(t) == IF t = 1 THEN 1 ELSE 2
Second(t) == IF t = 1 THEN 2 ELSE 1
(* --algorithm Locks
variables
  lk = [i \in It |-> 0], sh = [i \in It |-> {}], ver = [i \in It |-> 0],
  older1 = TRUE, c1 = FALSE, c2 = 0, skew = FALSE;
define
  Free(i, t, write) == lk[i] \in {0, t} /\ (write => sh[i] \subseteq {t})
  Older(t) == IF t = 1 THEN older1 ELSE ~older1
  NoSkew == ~skew
  FirstEnds == <>c1
end define;
fair process tx \in Tx
variables seen = [i \in It |-> 0], blk = 0;
begin
  T0: \* one who died starts again only when the lock that killed it has gone
      await DIEWAIT /\ blk # 0 => Free(blk, self, TRUE);
      blk := 0; seen := ver;
  T1: \* prepare at the first participant
      if ~Free(First(self), self, MODE = "write") then
        if POLICY = "waitdie" /\ Older(self) then goto T1w; else blk := First(self); goto T4; end if;
      elsif ver[First(self)] # seen[First(self)] then goto T4;
      else
        if MODE = "write" then lk[First(self)] := self;
        elsif SHARED then sh[First(self)] := sh[First(self)] \cup {self}; end if;
        goto T2;
      end if;
  T1w: await Free(First(self), self, MODE = "write"); goto T1;
  T2: \* prepare at the second participant
      if ~Free(Second(self), self, TRUE) then
        if POLICY = "waitforever" \/ (POLICY = "waitdie" /\ Older(self)) then goto T2w; else blk := Second(self); goto T4; end if;
      elsif ver[Second(self)] # seen[Second(self)] then goto T4;
      else lk[Second(self)] := self; goto T3;
      end if;
  T2w: await Free(Second(self), self, TRUE); goto T2;
  T3: \* decision and finalise
      if MODE = "skew" /\ ver[First(self)] # seen[First(self)] then skew := TRUE; end if;
      ver := [i \in It |-> IF lk[i] = self THEN ver[i] + 1 ELSE ver[i]];
      lk := [i \in It |-> IF lk[i] = self THEN 0 ELSE lk[i]] || sh := [i \in It |-> sh[i] \ {self}];
      if self = 1 then c1 := TRUE; goto TDone;
      else
        c2 := c2 + 1;
        if ~c1 then older1 := TRUE; end if;
        if MODE = "skew" \/ c2 >= MaxCommits2 then goto TDone; else goto T0; end if;
      end if;
  T4: \* abort: release and try again
      lk := [i \in It |-> IF lk[i] = self THEN 0 ELSE lk[i]] || sh := [i \in It |-> sh[i] \ {self}];
      if AGE = "new" then older1 := (self = 2); end if;
      goto T0;
  TDone: skip;
end process;
end algorithm; *)
\* BEGIN TRANSLATION (chksum(pcal) = "3fc55960" /\ chksum(tla) = "eb90015d")
VARIABLES lk, sh, ver, older1, c1, c2, skew, pc

(* define statement *)
Free(i, t, write) == lk[i] \in {0, t} /\ (write => sh[i] \subseteq {t})
Older(t) == IF t = 1 THEN older1 ELSE ~older1
NoSkew == ~skew
FirstEnds == <>c1

VARIABLES seen, blk

vars == << lk, sh, ver, older1, c1, c2, skew, pc, seen, blk >>

ProcSet == (Tx)

Init == (* Global variables *)
        /\ lk = [i \in It |-> 0]
        /\ sh = [i \in It |-> {}]
        /\ ver = [i \in It |-> 0]
        /\ older1 = TRUE
        /\ c1 = FALSE
        /\ c2 = 0
        /\ skew = FALSE
        (* Process tx *)
        /\ seen = [self \in Tx |-> [i \in It |-> 0]]
        /\ blk = [self \in Tx |-> 0]
        /\ pc = [self \in ProcSet |-> "T0"]

T0(self) == /\ pc[self] = "T0"
            /\ DIEWAIT /\ blk[self] # 0 => Free(blk[self], self, TRUE)
            /\ blk' = [blk EXCEPT ![self] = 0]
            /\ seen' = [seen EXCEPT ![self] = ver]
            /\ pc' = [pc EXCEPT ![self] = "T1"]
            /\ UNCHANGED << lk, sh, ver, older1, c1, c2, skew >>

T1(self) == /\ pc[self] = "T1"
            /\ IF ~Free(First(self), self, MODE = "write")
                  THEN /\ IF POLICY = "waitdie" /\ Older(self)
                             THEN /\ pc' = [pc EXCEPT ![self] = "T1w"]
                                  /\ blk' = blk
                             ELSE /\ blk' = [blk EXCEPT ![self] = First(self)]
                                  /\ pc' = [pc EXCEPT ![self] = "T4"]
                       /\ UNCHANGED << lk, sh >>
                  ELSE /\ IF ver[First(self)] # seen[self][First(self)]
                             THEN /\ pc' = [pc EXCEPT ![self] = "T4"]
                                  /\ UNCHANGED << lk, sh >>
                             ELSE /\ IF MODE = "write"
                                        THEN /\ lk' = [lk EXCEPT ![First(self)] = self]
                                             /\ sh' = sh
                                        ELSE /\ IF SHARED
                                                   THEN /\ sh' = [sh EXCEPT ![First(self)] = sh[First(self)] \cup {self}]
                                                   ELSE /\ TRUE
                                                        /\ sh' = sh
                                             /\ lk' = lk
                                  /\ pc' = [pc EXCEPT ![self] = "T2"]
                       /\ blk' = blk
            /\ UNCHANGED << ver, older1, c1, c2, skew, seen >>

T1w(self) == /\ pc[self] = "T1w"
             /\ Free(First(self), self, MODE = "write")
             /\ pc' = [pc EXCEPT ![self] = "T1"]
             /\ UNCHANGED << lk, sh, ver, older1, c1, c2, skew, seen, blk >>

T2(self) == /\ pc[self] = "T2"
            /\ IF ~Free(Second(self), self, TRUE)
                  THEN /\ IF POLICY = "waitforever" \/ (POLICY = "waitdie" /\ Older(self))
                             THEN /\ pc' = [pc EXCEPT ![self] = "T2w"]
                                  /\ blk' = blk
                             ELSE /\ blk' = [blk EXCEPT ![self] = Second(self)]
                                  /\ pc' = [pc EXCEPT ![self] = "T4"]
                       /\ lk' = lk
                  ELSE /\ IF ver[Second(self)] # seen[self][Second(self)]
                             THEN /\ pc' = [pc EXCEPT ![self] = "T4"]
                                  /\ lk' = lk
                             ELSE /\ lk' = [lk EXCEPT ![Second(self)] = self]
                                  /\ pc' = [pc EXCEPT ![self] = "T3"]
                       /\ blk' = blk
            /\ UNCHANGED << sh, ver, older1, c1, c2, skew, seen >>

T2w(self) == /\ pc[self] = "T2w"
             /\ Free(Second(self), self, TRUE)
             /\ pc' = [pc EXCEPT ![self] = "T2"]
             /\ UNCHANGED << lk, sh, ver, older1, c1, c2, skew, seen, blk >>

T3(self) == /\ pc[self] = "T3"
            /\ IF MODE = "skew" /\ ver[First(self)] # seen[self][First(self)]
                  THEN /\ skew' = TRUE
                  ELSE /\ TRUE
                       /\ skew' = skew
            /\ ver' = [i \in It |-> IF lk[i] = self THEN ver[i] + 1 ELSE ver[i]]
            /\ /\ lk' = [i \in It |-> IF lk[i] = self THEN 0 ELSE lk[i]]
               /\ sh' = [i \in It |-> sh[i] \ {self}]
            /\ IF self = 1
                  THEN /\ c1' = TRUE
                       /\ pc' = [pc EXCEPT ![self] = "TDone"]
                       /\ UNCHANGED << older1, c2 >>
                  ELSE /\ c2' = c2 + 1
                       /\ IF ~c1
                             THEN /\ older1' = TRUE
                             ELSE /\ TRUE
                                  /\ UNCHANGED older1
                       /\ IF MODE = "skew" \/ c2' >= MaxCommits2
                             THEN /\ pc' = [pc EXCEPT ![self] = "TDone"]
                             ELSE /\ pc' = [pc EXCEPT ![self] = "T0"]
                       /\ c1' = c1
            /\ UNCHANGED << seen, blk >>

T4(self) == /\ pc[self] = "T4"
            /\ /\ lk' = [i \in It |-> IF lk[i] = self THEN 0 ELSE lk[i]]
               /\ sh' = [i \in It |-> sh[i] \ {self}]
            /\ IF AGE = "new"
                  THEN /\ older1' = (self = 2)
                  ELSE /\ TRUE
                       /\ UNCHANGED older1
            /\ pc' = [pc EXCEPT ![self] = "T0"]
            /\ UNCHANGED << ver, c1, c2, skew, seen, blk >>

TDone(self) == /\ pc[self] = "TDone"
               /\ TRUE
               /\ pc' = [pc EXCEPT ![self] = "Done"]
               /\ UNCHANGED << lk, sh, ver, older1, c1, c2, skew, seen, blk >>

tx(self) == T0(self) \/ T1(self) \/ T1w(self) \/ T2(self) \/ T2w(self)
               \/ T3(self) \/ T4(self) \/ TDone(self)

(* Allow infinite stuttering to prevent deadlock on termination. *)
Terminating == /\ \A self \in ProcSet: pc[self] = "Done"
               /\ UNCHANGED vars

Next == (\E self \in Tx: tx(self))
           \/ Terminating

Spec == /\ Init /\ [][Next]_vars
        /\ \A self \in Tx : WF_vars(tx(self))

Termination == <>(\A self \in ProcSet: pc[self] = "Done")

\* END TRANSLATION 
=============================================================================
