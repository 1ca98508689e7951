"""What a lead is: fields, cleaning, matching, planning and credits. Pure values and rules, no I/O."""
