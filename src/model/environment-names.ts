/** The environments that every app has; `no-environment` is the one of an app without. */
export const environmentNames = ['development', 'no-environment', 'production', 'qa', 'testing'];
