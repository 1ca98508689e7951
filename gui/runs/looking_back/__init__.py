"""What past runs did and cost: reports, receipts, usage."""
