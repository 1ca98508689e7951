"""What was sent, what came back, what it cost: the journal, the results, the ledger and the balance."""
