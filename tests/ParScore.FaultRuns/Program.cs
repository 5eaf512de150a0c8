using ParScore.FaultRuns;

// For the fault sweep (tests/faults/sweep.py), which preloads a library that makes one file system call fail.
return args switch
{
    ["run", var folder, var sample, var set, .. var steps] => await new Run(folder, sample, set).StepsAsync(steps),
    ["loop", var folder, var seed] => await Load.ForeverAsync(folder, seed),
    ["verify"] => await Verification.ManyAsync(),
    _ => throw new ArgumentException("run FOLDER SAMPLE SET STEP… | loop FOLDER SEED | verify (folders on the standard input)", nameof(args)),
};
